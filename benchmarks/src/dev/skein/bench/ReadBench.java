package dev.skein.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads one file with Skein and, a flight recording, with the JDK's `EventStream` and JMC, each in
/// a fresh JVM, so that compiling and heap count and none warms up another. A Go trace is read by
/// Go's own reader beside it.
///
/// Skein gets half the file's size as heap; only when that does not do, more. The JDK's stream is
/// read in its standard settings, and the consumer looks at what a lane needs: times, thread,
/// stack. What it takes to run past the events without a look is measured, too.
public final class ReadBench {
    private static final double[] HEAP_SHARES = {0.5, 0.75, 1, 1.5, 3};
    private static final long MIN_HEAP_MB = 192;

    private final Path file;
    private final long fileMb;

    private ReadBench(Path file) throws IOException {
        this.file = file;
        this.fileMb = Math.max(1, Files.size(file) / 1_000_000);
    }

    public static void main(String[] args) throws Exception {
        new ReadBench(Path.of(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        warmPageCache();
        Map<String, Double> own = Map.of();
        for (double share : HEAP_SHARES) {
            long heapMb = Math.max(MIN_HEAP_MB, (long) (fileMb * share));
            own = child("skein", heapMb);
            if (!own.isEmpty()) {
                own.put("heapLimitMb", (double) heapMb);
                break;
            }
            System.out.println("skein: " + heapMb + " MB of heap do not do");
        }
        double seconds = own.getOrDefault("seconds", Double.NaN);
        BenchJson json =
                new BenchJson("read")
                        .put("file", file.getFileName().toString())
                        .put("fileMb", fileMb)
                        .put("events", own.getOrDefault("events", 0.0).longValue())
                        .put("seconds", seconds, 2)
                        .put("mbPerSecond", fileMb / seconds, 0)
                        .put("eventsPerSecond", own.getOrDefault("events", 0.0) / seconds, 0)
                        .put("peakHeapMb", own.getOrDefault("peakHeapMb", 0.0).longValue())
                        .put("heapLimitMb", own.getOrDefault("heapLimitMb", 0.0).longValue())
                        .put("firstPictureMs", own.getOrDefault("firstPictureMs", 0.0).longValue())
                        .put("cpuSeconds", own.getOrDefault("cpuSeconds", 0.0), 2);
        if (beginsWith("FLR")) {
            comparePeers(json, seconds);
        } else if (beginsWith("go 1.")) {
            compareGo(json, seconds);
        }
        json.print();
    }

    private void comparePeers(BenchJson json, double seconds) throws IOException, InterruptedException {
        double stream = child("eventstream", 4_000).getOrDefault("seconds", Double.NaN);
        double skim = child("eventstream-skim", 4_000).getOrDefault("seconds", Double.NaN);
        double jmc = child("jmc", 14_000).getOrDefault("seconds", Double.NaN);
        json.put("peer", "jdk.jfr.consumer.EventStream")
                .put("peerSeconds", stream, 2)
                .put("ratio", stream / seconds, 1)
                .put("eventStreamWithoutALookSeconds", skim, 2);
        if (Double.isNaN(jmc)) {
            json.put("jmc", "failed or needs more than 14 GB");
        } else {
            json.put("jmcSeconds", jmc, 2).put("jmcRatio", jmc / seconds, 1);
        }
    }

    private void compareGo(BenchJson json, double seconds) throws IOException, InterruptedException {
        double peer = GoPeer.seconds(file);
        if (Double.isNaN(peer)) {
            json.put("peer", "skipped: no Go that reads this file");
        } else {
            json.put("peer", "internal/trace.Reader")
                    .put("peerSeconds", peer, 2)
                    .put("ratio", peer / seconds, 2);
        }
    }

    private boolean beginsWith(String magic) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(magic.length());
            return new String(head, StandardCharsets.ISO_8859_1).equals(magic);
        }
    }

    private void warmPageCache() throws IOException {
        byte[] buffer = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(file)) {
            while (in.read(buffer) >= 0) {
                // only into the page cache
            }
        }
    }

    /// What the child printed as `name value` lines; empty when it failed.
    private Map<String, Double> child(String reader, long heapMb) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMb + "m", "-XX:+UseG1GC", "-cp"));
        command.add(System.getProperty("java.class.path") + java.io.File.pathSeparator + "target/benchmarks-peers/*");
        command.addAll(List.of(ReadRun.class.getName(), reader, file.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Map<String, Double> result = new HashMap<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] parts = line.split(" ");
                if (parts.length == 2) {
                    result.put(parts[0], Double.valueOf(parts[1]));
                }
            }
        }
        boolean failed = process.waitFor() != 0;
        System.out.println(reader + " (-Xmx" + heapMb + "m): " + (failed ? "failed" : result));
        return failed ? Map.of() : result;
    }
}
