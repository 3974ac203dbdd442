package dev.skein.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How long the packaged program takes from its launch to a window that can be used, with its
/// ahead-of-time cache and without; needs `packaging/linux.sh tar` before, and a display. Runs take
/// turns; the best of each counts, since anything else on the machine only ever adds.
public final class StartBench {
    private static final int ROUNDS = 10;
    private static final Path APP = Path.of("target/package/app/skein");
    private static final Path COLD = Path.of("target/benchmarks/start-without-cache");

    private StartBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (!Files.exists(APP.resolve("bin/skein"))) {
            System.err.println("start: build the program first: packaging/linux.sh tar");
            System.exit(2);
        }
        withoutCache();
        List<String> files = Stream.of(args).filter(arg -> !arg.startsWith("--")).toList();
        double with = Double.MAX_VALUE;
        double without = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            with = Math.min(with, millis(APP, files));
            without = Math.min(without, millis(COLD, files));
        }
        new BenchJson("start")
                .put("coldMs", without, 0)
                .put("withAotMs", with, 0)
                .put("ratio", without / with, 2)
                .print();
    }

    /// The same program, linked, whose launcher knows no cache.
    private static void withoutCache() throws IOException {
        try (Stream<Path> walk = Files.walk(APP)) {
            for (Path from : walk.toList()) {
                Path to = COLD.resolve(APP.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.deleteIfExists(to);
                    Files.createLink(to, from);
                }
            }
        }
        Path settings = COLD.resolve("lib/app/skein.cfg");
        List<String> lines = new ArrayList<>(Files.readAllLines(settings));
        lines.removeIf(line -> line.contains("-XX:AOTCache="));
        lines.add("java-options=-XX:AOTMode=off");
        Files.delete(settings);
        Files.write(settings, lines);
    }

    private static double millis(Path app, List<String> files)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(app.resolve("bin/skein").toString());
        command.add("--debug.exit-when-usable");
        command.addAll(files);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SKEIN_CONFIG_DIR", "target/benchmarks/start-settings");
        builder.environment().put("SKEIN_LOG_DIR", "target/benchmarks/start-logs");
        long begun = System.nanoTime();
        Process process = builder.start();
        double millis = Double.NaN;
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(
                                process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.contains("usable")) {
                    millis = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        process.waitFor();
        return millis;
    }
}
