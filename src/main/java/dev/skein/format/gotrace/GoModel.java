package dev.skein.format.gotrace;

import dev.skein.format.CommonCode;
import dev.skein.format.ImportContext;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The trace under construction: the lanes, ranges and counters that both families of the format
/// fill, and its publication while that goes on.
final class GoModel {
    static final String FORMAT_ID = "go-trace";
    static final String FORMAT_NAME = "Go execution trace";

    private static final long EPOCH_NANOS = 100_000_000L;

    /// Publishing may take one part in so many of the time.
    private static final long PUBLISHING_SHARE = 10;

    final TraceBuilder builder;
    final GoSymbols symbols;
    final GoLanes lanes;
    final ProcLanes procs;
    final GoRanges ranges;
    final UserEvents user;
    final ImportContext context;

    private final GoVersion version;
    private final long originRaw;
    private final long fileBytes;
    private final Map<String, Long> nativeEvents = new HashMap<>();
    private @Nullable Long originEpochNanos;
    private long endRaw;
    private long nextEpoch;

    GoModel(
            GoVersion version,
            long originRaw,
            long spanNanos,
            long fileBytes,
            ImportContext context) {
        this.version = version;
        this.originRaw = originRaw;
        this.endRaw = originRaw;
        this.fileBytes = fileBytes;
        this.context = context;
        builder = new TraceBuilder(originRaw, spanNanos);
        if (builder.tickNanos() > 1) {
            context.diagnostics().count(CommonCode.TIMES_ROUNDED);
        }
        symbols = new GoSymbols(builder);
        lanes = new GoLanes(builder, symbols);
        procs = new ProcLanes(builder, symbols);
        ranges = new GoRanges(builder, symbols, context.diagnostics());
        user = new UserEvents(builder, symbols, context.diagnostics());
        nextEpoch = System.nanoTime() + EPOCH_NANOS;
    }

    long originRaw() {
        return originRaw;
    }

    /// Latest time of any event so far.
    long endRaw() {
        return endRaw;
    }

    void reached(long rawNanos) {
        if (rawNanos > endRaw) {
            endRaw = rawNanos;
        }
    }

    /// Wall-clock time of the trace's first event.
    void originEpoch(long epochNanos) {
        originEpochNanos = epochNanos;
    }

    void countNative(String name, long count) {
        if (count > 0) {
            nativeEvents.merge(name, count, Long::sum);
        }
    }

    /// To be called every few thousand events: reports progress, stops when cancelled, publishes
    /// when it is time.
    void tick(long bytesRead) {
        checkIn(bytesRead);
        if (isEpochDue()) {
            publish(bytesRead);
        }
    }

    /// Reports progress, stops when cancelled.
    void checkIn(long bytesRead) {
        context.work().progress(bytesRead, fileBytes);
        context.work().checkCancelled();
    }

    boolean isEpochDue() {
        return System.nanoTime() - nextEpoch >= 0;
    }

    /// Hands out what there is.
    void publish(long bytesRead) {
        long began = System.nanoTime();
        lanes.flush();
        builder.end(endRaw);
        context.onEpoch().accept(builder.publish(info(true, expectedNanos(bytesRead))));
        long now = System.nanoTime();
        nextEpoch = now + Math.max(EPOCH_NANOS, PUBLISHING_SHARE * (now - began));
    }

    /// Ends what a goroutine has open beside its states.
    void closeBeside(int slot, long now) {
        ranges.goroutineEnds(slot, now, lanes.lane(slot));
        user.goroutineEnds(slot, now, lanes.lane(slot));
    }

    private long expectedNanos(long bytesRead) {
        double share = bytesRead / (double) Math.max(1, fileBytes);
        return share <= 0 ? 0 : (long) ((endRaw - originRaw) / share);
    }

    /// The result. The model must not be used afterwards.
    Trace seal(boolean partial) {
        lanes.flush();
        builder.end(endRaw);
        return builder.seal(info(partial, 0));
    }

    private TraceInfo info(boolean partial, long expectedNanos) {
        return new TraceInfo(
                FORMAT_ID,
                FORMAT_NAME,
                version.text(),
                version.producer(),
                originEpochNanos,
                expectedNanos,
                partial,
                List.of(),
                nativeEvents,
                Map.of(),
                new TraceInfo.EventCounts(
                        lanes.createdCount(),
                        lanes.endedCount(),
                        lanes.blockedCount(),
                        lanes.wokenCount()));
    }
}
