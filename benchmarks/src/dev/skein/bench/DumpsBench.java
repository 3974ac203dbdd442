package dev.skein.bench;

// heap: 512m

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.skein.app.BuiltInFormats;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.Trace;
import dev.skein.query.IdenticalStacks;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads and groups a dump and compares with merely reading its lines or JSON tokens:
/// `dumps FILE`, or `dumps go|hotspot|json COUNT` for a generated one.
///
/// The peer is `BufferedReader.readLine` for text and Jackson's tokens for JSON, each over the same
/// file in the same run; both are warmed up unless the file is too large to be read twice.
public final class DumpsBench {
    private static final long MAX_WARM_BYTES = 200L << 20;
    private static final int ROUNDS = 7;

    private DumpsBench() {}

    public static void main(String[] args) throws IOException {
        boolean generated = args.length > 1 && !args[1].startsWith("-");
        Path file = generated ? Files.createTempFile("skein-", ".dump") : Path.of(args[0]);
        try {
            if (generated) {
                DumpGenerator.write(args[0], Integer.parseInt(args[1]), file);
            }
            measure(file);
        } finally {
            if (generated) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void measure(Path file) throws IOException {
        long bytes = Files.size(file);
        int rounds = bytes > MAX_WARM_BYTES ? 1 : ROUNDS;
        boolean json = isJson(file);
        long peerNanos = Long.MAX_VALUE;
        long ownNanos = Long.MAX_VALUE;
        long lanes = 0;
        long groups = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long units = json ? tokens(file) : lines(file);
            long middle = System.nanoTime();
            Trace trace = read(file);
            groups = IdenticalStacks.of(trace, trace.dumps().getFirst()).size();
            long end = System.nanoTime();
            lanes = trace.lanes().size();
            peerNanos = Math.min(peerNanos, middle - start + (units < 0 ? 1 : 0));
            ownNanos = Math.min(ownNanos, end - middle);
        }
        new BenchJson("dumps")
                .put("bytes", bytes)
                .put("lanes", lanes)
                .put("groups", groups)
                .put("mbPerSecond", bytes * 1e3 / ownNanos, 1)
                .put("millis", ownNanos / 1e6, 1)
                .put("peakHeapMb", peakHeapBytes() >> 20)
                .put("peer", json ? "Jackson tokens" : "BufferedReader lines")
                .put("peerMillis", peerNanos / 1e6, 1)
                .put("ratio", (double) peerNanos / ownNanos, 2)
                .print();
    }

    private static boolean isJson(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == '{';
        }
    }

    private static long lines(Path file) throws IOException {
        long count = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            while (reader.readLine() != null) {
                count++;
            }
        }
        return count;
    }

    private static long tokens(Path file) throws IOException {
        long count = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser parser = new JsonFactory().createParser(in)) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }

    private static Trace read(Path file) {
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open(file, ImportContext.plain());
        if (outcome instanceof ImportOutcome.Imported imported) {
            return imported.trace();
        }
        throw new IllegalStateException("not read: " + outcome);
    }

    /// The sum of the pools' peaks: an upper bound of the heap that was ever in use.
    private static long peakHeapBytes() {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        return peak;
    }
}
