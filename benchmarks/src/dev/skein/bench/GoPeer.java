package dev.skein.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Go's own trace reader as a peer: a program that only iterates over the events.
///
/// The reader is an internal package of Go, so the program is compiled as if it lay in Go's source
/// tree, with an overlay; nothing is written there. Needs a Go that knows the trace's version, on
/// the path or named by `SKEIN_GO`.
final class GoPeer {
    private static final Path SOURCE = Path.of("benchmarks", "peers", "gotrace", "main.go");
    private static final Path PROGRAM = Path.of("target", "benchmarks", "gotrace-peer");

    private GoPeer() {}

    /// Seconds the peer takes for a file; NaN when there is no Go, or it cannot read the file.
    static double seconds(Path file) throws IOException, InterruptedException {
        String go = System.getenv().getOrDefault("SKEIN_GO", "go");
        try {
            build(go);
        } catch (IOException e) {
            System.out.println("no peer: " + e.getMessage());
            return Double.NaN;
        }
        String line = run(PROGRAM.toAbsolutePath().toString(), file.toString());
        System.out.println("Go's reader: " + line);
        String[] words = line.split(" ");
        return words.length == 2 ? Double.parseDouble(words[1]) : Double.NaN;
    }

    private static void build(String go) throws IOException, InterruptedException {
        Path root = Path.of(run(go, "env", "GOROOT"), "src");
        String source = SOURCE.toAbsolutePath().toString();
        String seen = root.resolve("skeinpeer/main.go").toString();
        String real = root.toRealPath().resolve("skeinpeer/main.go").toString();
        String replace =
                seen.equals(real)
                        ? "\"%s\": \"%s\"".formatted(real, source)
                        : "\"%s\": \"%s\", \"%s\": \"%s\"".formatted(seen, source, real, source);
        Path overlay = Files.createTempFile("overlay", ".json");
        Files.writeString(overlay, "{\"Replace\": {" + replace + "}}");
        ProcessBuilder build =
                new ProcessBuilder(
                        go,
                        "build",
                        "-overlay=" + overlay,
                        "-o",
                        PROGRAM.toAbsolutePath().toString(),
                        "skeinpeer");
        build.directory(root.toFile());
        build.environment().put("GO111MODULE", "on");
        build.environment().put("GOFLAGS", "");
        build.environment().put("GOTOOLCHAIN", "local");
        String said = output(build);
        Files.delete(overlay);
        if (!said.isEmpty()) {
            throw new IOException(said);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        return output(new ProcessBuilder(List.of(command)));
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor();
        return text;
    }
}
