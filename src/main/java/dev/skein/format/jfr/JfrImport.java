package dev.skein.format.jfr;

import dev.skein.format.CommonCode;
import dev.skein.format.Diagnostic;
import dev.skein.format.EmbeddedDumps;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.Severity;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.task.CancelledException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// One reading of one or more inputs: finds the chunks, has workers read them, merges them in file
/// order and hands out snapshots on the way.
///
/// No more chunks are read ahead than a quarter of the heap can hold, so a small heap makes reading
/// slower, not impossible.
final class JfrImport {
    private static final long EPOCH_NANOS = 100_000_000;

    /// At most this part of the time goes into snapshots.
    private static final int EPOCH_SHARE = 8;

    private final List<Input> inputs;
    private final ImportContext context;
    private final EmbeddedDumps dumps;
    private final List<ChunkRef> chunks = new ArrayList<>();
    private final MetadataCache cache = new MetadataCache();

    private long totalBytes;
    private long doneBytes;
    private long nextEpochNanos;
    private @Nullable Metadata lastMetadata;
    private @Nullable ChunkHeader lastHeader;

    JfrImport(List<Input> inputs, ImportContext context, EmbeddedDumps dumps) {
        this.inputs = inputs;
        this.context = context;
        this.dumps = dumps;
    }

    ImportOutcome run() {
        findChunks();
        if (chunks.isEmpty()) {
            return unreadable();
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (ChunkRef chunk : chunks) {
            ChunkHeader header = chunk.header();
            first = Math.min(first, header.startNanos());
            last = Math.max(last, saturatedEnd(header));
            totalBytes += chunk.sizeBytes();
        }
        long span = Math.max(0, last - first);
        TraceBuilder builder = new TraceBuilder(first, span);
        TraceMerger merger = new TraceMerger(builder, context.diagnostics(), dumps, span);
        boolean cancelled = mergeAll(merger);
        if (merger.events() == 0) {
            if (cancelled) {
                throw new CancelledException();
            }
            return unreadable();
        }
        if (builder.tickNanos() > 1) {
            context.diagnostics().count(CommonCode.TIMES_ROUNDED);
        }
        if (!context.added().isEmpty()) {
            merger.addDumps(context);
        }
        Trace trace = merger.seal(cancelled);
        return new ImportOutcome.Imported(trace, context.diagnostics().list());
    }

    private static long saturatedEnd(ChunkHeader header) {
        long end = header.startNanos() + header.durationNanos();
        return end < header.startNanos() ? Long.MAX_VALUE : end;
    }

    private void findChunks() {
        for (int i = 0; i < inputs.size(); i++) {
            ChunkScanner scanner = new ChunkScanner(i, inputs.get(i));
            chunks.addAll(scanner.chunks());
            for (Note note : scanner.lost()) {
                context.diagnostics()
                        .add(note.code(), 1, note.atByte(), Diagnostic.NOWHERE, note.message());
            }
        }
    }

    /// Reads and merges all chunks; true when cancelled on the way.
    private boolean mergeAll(TraceMerger merger) {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService workers =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("jfr-chunk-", 0).factory());
        try {
            readAhead(merger, workers, threads + 1);
            return false;
        } catch (CancelledException e) {
            return true;
        } finally {
            workers.shutdownNow();
            workers.close();
        }
    }

    private void readAhead(TraceMerger merger, ExecutorService workers, int maxAhead) {
        Deque<Future<ChunkData>> ahead = new ArrayDeque<>();
        long room = Runtime.getRuntime().maxMemory() / 4;
        long aheadBytes = 0;
        int next = 0;
        int merged = 0;
        while (merged < chunks.size()) {
            while (next < chunks.size()
                    && ahead.size() < maxAhead
                    && (ahead.isEmpty() || aheadBytes + chunks.get(next).sizeBytes() <= room)) {
                ChunkRef chunk = chunks.get(next++);
                aheadBytes += chunk.sizeBytes();
                ahead.add(
                        workers.submit(() -> ChunkReader.read(chunk, cache, null, context.work())));
            }
            ChunkRef chunk = chunks.get(merged++);
            merge(merger, chunk, ahead.remove());
            aheadBytes -= chunk.sizeBytes();
        }
    }

    private void merge(TraceMerger merger, ChunkRef chunk, Future<ChunkData> reading) {
        ChunkData data = await(chunk, reading);
        context.work().checkCancelled();
        if (data == null) {
            context.diagnostics().countAtByte(CommonCode.READER_FAILED, chunk.start());
        } else {
            merger.merge(withBorrowedMetadata(data));
        }
        doneBytes += chunk.sizeBytes();
        context.work().progress(doneBytes, totalBytes);
        publish(merger);
    }

    private static @Nullable ChunkData await(ChunkRef chunk, Future<ChunkData> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancelledException cancelled) {
                throw cancelled;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            System.getLogger(JfrImport.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "reader failed on the chunk at byte " + chunk.start(),
                            e.getCause());
            return null;
        }
    }

    /// A chunk whose type declarations are damaged may use those of its neighbour of the same
    /// recording: the ids are the same there.
    private ChunkData withBorrowedMetadata(ChunkData data) {
        ChunkHeader own = data.chunk.header();
        ChunkHeader other = lastHeader;
        if (data.metadata != null) {
            lastMetadata = data.metadata;
            lastHeader = own;
            return data;
        }
        if (other == null) {
            return data;
        }
        boolean sameJvm =
                own.minor() > 0
                        && Math.abs(own.tickOriginNanos() - other.tickOriginNanos()) < 1_000_000;
        return sameJvm ? ChunkReader.read(data.chunk, cache, lastMetadata, context.work()) : data;
    }

    private void publish(TraceMerger merger) {
        long now = System.nanoTime();
        if (merger.events() == 0 || (nextEpochNanos != 0 && now < nextEpochNanos)) {
            return;
        }
        context.onEpoch().accept(merger.publish());
        long after = System.nanoTime();
        nextEpochNanos = after + Math.max(EPOCH_NANOS, (after - now) * EPOCH_SHARE);
    }

    private ImportOutcome unreadable() {
        Diagnostic worst = null;
        for (Diagnostic diagnostic : context.diagnostics().list()) {
            if (diagnostic.severity() != Severity.INFO && worst == null) {
                worst = diagnostic;
            }
        }
        String place =
                worst == null || worst.firstAtByte() < 0 ? "" : "byte " + worst.firstAtByte();
        return new ImportOutcome.Unreadable(
                inputs.get(0).name(),
                "JFR recording",
                place,
                worst == null ? "it holds no events" : worst.message(),
                worst != null && worst.code() == JfrCode.OLD_VERSION
                        ? "record with JDK 11 or newer"
                        : "record it again, or try an earlier copy");
    }
}
