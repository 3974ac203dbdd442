package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneTable;
import dev.skein.model.TimeRange;
import dev.skein.model.TraceBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts dumps that were taken beside a recording on its axis and finds their threads among its
/// lanes.
///
/// A dump is added only where the two clocks agree, which is that it was taken while the recording
/// ran or shortly before or after, and only to a process that has some of its threads, by number
/// and name. A time without a zone may be off by whole quarters of an hour: the smallest such shift
/// that puts every dump inside of the recording is taken, and said. Threads that have no lane,
/// because the recording holds no event of them, get one that shows the dumps alone; lanes with
/// events keep their intervals as they are.
final class AddedDumps {
    private static final int NONE = -1;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MIN_SLACK_NANOS = 10_000_000_000L;
    private static final long QUARTER_NANOS = 900_000_000_000L;
    private static final int MAX_QUARTERS = 14 * 4;
    private static final int NAME_ONLY = -2;

    private final TraceBuilder builder;
    private final TimeRange recording;
    private final Diagnostics diagnostics;
    private final Map<Key, Integer> laneByThread = new HashMap<>();
    private final int firstNewLane;
    private int processes = 1;

    private record Key(int process, LaneKind kind, long id, int nameId) {}

    /// @param recording its first and last raw time, which are wall-clock times
    AddedDumps(TraceBuilder builder, TimeRange recording, Diagnostics diagnostics) {
        this.builder = builder;
        this.recording = recording;
        this.diagnostics = diagnostics;
        this.firstNewLane = builder.lanes().size();
        LaneTable.Builder lanes = builder.lanes();
        for (int lane = 0; lane < firstNewLane; lane++) {
            processes = Math.max(processes, lanes.process(lane) + 1);
            laneByThread.put(key(lanes.process(lane), lane), lane);
            laneByThread.merge(
                    new Key(lanes.process(lane), lanes.kind(lane), NAME_ONLY, lanes.nameId(lane)),
                    lane,
                    (_, _) -> NONE);
        }
    }

    private Key key(int process, int lane) {
        LaneTable.Builder lanes = builder.lanes();
        return new Key(process, lanes.kind(lane), lanes.id(lane), lanes.nameId(lane));
    }

    /// Adds what belongs to the recording; null when nothing does.
    @Nullable TimeRange add(List<DumpBuilder> found) {
        List<DumpBuilder> timed = new ArrayList<>();
        for (DumpBuilder dump : found) {
            if (dump.epochMillis() == null) {
                leftOut(dump, "it does not say when it was taken");
            } else {
                timed.add(dump);
            }
        }
        long shift = shiftNanos(timed);
        List<DumpBuilder> added = new ArrayList<>();
        for (DumpBuilder dump : timed) {
            if (place(dump, shift)) {
                added.add(dump);
            }
        }
        if (added.isEmpty()) {
            return null;
        }
        if (shift != 0) {
            sayShift(added.size(), shift);
        }
        added.sort(Comparator.comparingLong(DumpBuilder::rawNanos));
        return show(added);
    }

    private boolean place(DumpBuilder dump, long shift) {
        long raw = rawNanos(dump, shift);
        if (!isNear(raw)) {
            leftOut(
                    dump,
                    raw < recording.startNanos()
                            ? "it was taken long before the recording began"
                            : "it was taken long after the recording ended");
            return false;
        }
        int process = processOf(dump);
        if (process == NONE) {
            leftOut(dump, "none of its threads is in the recording, so it is of another process");
            return false;
        }
        dump.rawNanos(raw);
        dump.epochMillis(Math.floorDiv(raw, NANOS_PER_MILLI));
        dump.process(process);
        return true;
    }

    private void leftOut(DumpBuilder dump, String why) {
        diagnostics.add(
                DumpCode.DUMP_NOT_ADDED,
                1,
                Diagnostic.NOWHERE,
                dump.line(),
                DumpCode.DUMP_NOT_ADDED.text() + ": " + why + "; open it by itself");
    }

    private void sayShift(int dumps, long shift) {
        long minutes = Math.abs(shift) / 60_000_000_000L;
        diagnostics.add(
                DumpCode.ZONE_FROM_RECORDING,
                dumps,
                Diagnostic.NOWHERE,
                Diagnostic.NOWHERE,
                String.format(
                        java.util.Locale.ROOT,
                        "%s: taken as UTC%s%02d:%02d",
                        DumpCode.ZONE_FROM_RECORDING.text(),
                        shift < 0 ? "+" : "-",
                        minutes / 60,
                        minutes % 60));
    }

    private static long rawNanos(DumpBuilder dump, long shift) {
        Long millis = dump.epochMillis();
        long nanos =
                Math.clamp(
                                millis == null ? 0 : millis,
                                -Long.MAX_VALUE / NANOS_PER_MILLI / 4,
                                Long.MAX_VALUE / NANOS_PER_MILLI / 4)
                        * NANOS_PER_MILLI;
        return nanos + (hasZone(dump) ? 0 : shift);
    }

    /// The JDK's own files write times with a zone, and no other kind does so reliably.
    private static boolean hasZone(DumpBuilder dump) {
        return dump.formatId().startsWith("jdk-dump");
    }

    private boolean isNear(long raw) {
        long slack = Math.max(MIN_SLACK_NANOS, recording.durationNanos() / 4);
        return raw >= recording.startNanos() - slack && raw <= recording.endNanos() + slack;
    }

    private boolean isInside(long raw) {
        return raw >= recording.startNanos() && raw <= recording.endNanos();
    }

    /// What must be added to times without a zone: 0 where that is near enough.
    private long shiftNanos(List<DumpBuilder> dumps) {
        if (dumps.stream().anyMatch(dump -> isNear(rawNanos(dump, 0)))) {
            return 0;
        }
        for (int quarters = 1; quarters <= MAX_QUARTERS; quarters++) {
            for (long shift : new long[] {-quarters * QUARTER_NANOS, quarters * QUARTER_NANOS}) {
                if (dumps.stream().allMatch(dump -> isInside(rawNanos(dump, shift)))) {
                    return shift;
                }
            }
        }
        return 0;
    }

    /// The process that has most threads of the dump by number and name; none when no one has any.
    private int processOf(DumpBuilder dump) {
        int best = NONE;
        int most = 0;
        for (int process = 0; process < processes; process++) {
            int same = 0;
            for (int row = 0; row < dump.size(); row++) {
                same += laneByThread.containsKey(key(process, dump, row)) ? 1 : 0;
            }
            if (same > most) {
                best = process;
                most = same;
            }
        }
        return best;
    }

    private static Key key(int process, DumpBuilder dump, int row) {
        return new Key(process, dump.kind(row), dump.id(row), dump.nameId(row));
    }

    private TimeRange show(List<DumpBuilder> dumps) {
        DumpStates states = new DumpStates(builder);
        for (DumpBuilder dump : dumps) {
            states.complete(dump);
            for (int row = 0; row < dump.size(); row++) {
                dump.lane(row, laneOf(dump, row));
            }
        }
        long mark = DumpAxis.markNanos(dumps);
        DumpIntervals.ofLanesFrom(firstNewLane, builder, dumps, mark).draw();
        dumps.forEach(builder::addDump);
        return new TimeRange(dumps.getFirst().rawNanos(), dumps.getLast().rawNanos() + mark);
    }

    private int laneOf(DumpBuilder dump, int row) {
        Key key = key(dump.process(), dump, row);
        Integer lane = laneByThread.get(key);
        if (lane == null && dump.id(row) < 0) {
            lane = laneByThread.get(new Key(key.process, key.kind, NAME_ONLY, key.nameId));
        }
        if (lane == null || lane == NONE) {
            lane = builder.lanes().add(key.kind, key.id, key.nameId);
            builder.lanes().process(lane, key.process);
            boolean system = (dump.flags(row) & (DumpFlags.VM | DumpFlags.SYSTEM)) != 0;
            builder.lanes().system(lane, system);
            laneByThread.put(key, lane);
        }
        return lane;
    }
}
