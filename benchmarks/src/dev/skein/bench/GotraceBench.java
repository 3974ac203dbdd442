package dev.skein.bench;

import dev.skein.app.BuiltInFormats;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

// heap: 4g
/// Reads one Go trace several times and compares with Go's own reader.
///
/// The first reading includes all of the JVM's compiling; the median of the others does not. Both
/// are given, and the ratio for both.
public final class GotraceBench {
    private static final int ROUNDS = 7;

    private long firstPictureNanos;
    private long rows;
    private long events;
    private long liveBytes;

    private GotraceBench() {}

    public static void main(String[] args) throws Exception {
        new GotraceBench().run(Path.of(args[0]));
    }

    private void run(Path file) throws Exception {
        double[] seconds = new double[ROUNDS];
        long coldPicture = 0;
        for (int round = 0; round < ROUNDS; round++) {
            seconds[round] = read(file);
            if (round == 0) {
                coldPicture = firstPictureNanos;
            }
        }
        double cold = seconds[0];
        Arrays.sort(seconds, 1, ROUNDS);
        double warm = seconds[1 + (ROUNDS - 1) / 2];
        double peer = GoPeer.seconds(file);
        double fileMb = Files.size(file) / 1e6;
        BenchJson json =
                new BenchJson("gotrace")
                        .put("file", file.getFileName().toString())
                        .put("fileMb", fileMb, 0)
                        .put("mbPerSecond", fileMb / warm, 0)
                        .put("eventsPerSecond", events / warm, 0)
                        .put("intervals", rows)
                        .put("seconds", warm, 2)
                        .put("coldSeconds", cold, 2)
                        .put("liveHeapMb", liveBytes / 1e6, 0)
                        .put("heapPerFile", liveBytes / 1e6 / fileMb, 2)
                        .put("bytesPerInterval", liveBytes / (double) rows, 1)
                        .put("firstPictureMs", coldPicture / 1e6, 0);
        if (Double.isNaN(peer)) {
            json.put("peer", "skipped: no Go that reads this file");
        } else {
            json.put("peer", "internal/trace.Reader")
                    .put("peerSeconds", peer, 2)
                    .put("ratio", peer / warm, 2)
                    .put("coldRatio", peer / cold, 2);
        }
        json.print();
    }

    private double read(Path file) {
        firstPictureNanos = 0;
        long started = System.nanoTime();
        ImportContext context =
                new ImportContext(new Work(), new Diagnostics(), _ -> picture(started));
        ImportOutcome outcome = new TraceOpener(BuiltInFormats.all()).open(file, context);
        double seconds = (System.nanoTime() - started) / 1e9;
        if (!(outcome instanceof ImportOutcome.Imported(Trace trace, _))) {
            throw new IllegalStateException(outcome.toString());
        }
        rows = trace.intervals().totalRows();
        events =
                trace.info().nativeEvents().values().stream().mapToLong(Long::longValue).sum();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        liveBytes = runtime.totalMemory() - runtime.freeMemory();
        System.out.printf("%.2f s, live heap %.0f MB%n", seconds, liveBytes / 1e6);
        java.lang.ref.Reference.reachabilityFence(trace);
        return seconds;
    }

    private void picture(long started) {
        if (firstPictureNanos == 0) {
            firstPictureNanos = System.nanoTime() - started;
        }
    }
}
