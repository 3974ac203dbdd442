package dev.skein.query.inspect;

import dev.skein.model.DetailTable;
import dev.skein.model.IntervalStore;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Everything that waited for one object, in order of time, and who held it as far as the source
/// says.
///
/// @param objectId the object, as in [Detail#objectId()]
/// @param label what the source calls it, from the first wait
/// @param waits by start, then by lane
public record LockHistory(long objectId, String label, List<Wait> waits) {
    private static final int LANES_PER_CHECK = 256;

    public LockHistory {
        waits = List.copyOf(waits);
    }

    /// One wait for the object.
    ///
    /// @param owner lane that held it before, or [IntervalStore#NONE] when the source does not say
    public record Wait(int lane, int row, long startNanos, long endNanos, int owner) {
        public long durationNanos() {
            return endNanos - startNanos;
        }
    }

    /// A change of hands: at that time the object went from one lane to another.
    ///
    /// @param from [IntervalStore#NONE] when not known
    public record Handover(long timeNanos, int from, int to) {}

    /// The object that an interval waits for, 0 when there is none.
    public static long objectOf(Trace trace, int lane, int row) {
        int detail = trace.intervals().detail(lane, row);
        return detail == IntervalStore.NONE ? 0 : trace.details().get(detail).objectId();
    }

    /// The waits for an object that lie, at least partly, in `range`.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static LockHistory of(Trace trace, long objectId, TimeRange range, Work work) {
        BitSet details = detailsOf(trace, objectId);
        List<Wait> waits = new ArrayList<>();
        int lanes = trace.lanes().size();
        for (int lane = 0; lane < lanes && !details.isEmpty(); lane++) {
            if (lane % LANES_PER_CHECK == 0) {
                work.checkCancelled();
                work.progress(lane, lanes);
            }
            addWaits(trace, lane, details, range, waits);
        }
        waits.sort(Comparator.comparingLong(Wait::startNanos).thenComparingInt(Wait::lane));
        String label = details.isEmpty() ? "" : trace.details().get(details.nextSetBit(0)).text();
        return new LockHistory(objectId, label, waits);
    }

    private static BitSet detailsOf(Trace trace, long objectId) {
        DetailTable table = trace.details();
        BitSet details = new BitSet();
        for (int id = 0; objectId != 0 && id < table.size(); id++) {
            details.set(id, table.get(id).objectId() == objectId);
        }
        return details;
    }

    private static void addWaits(
            Trace trace, int lane, BitSet details, TimeRange range, List<Wait> waits) {
        IntervalStore store = trace.intervals();
        int first = Math.max(0, store.firstRowFrom(lane, range.startNanos()) - 1);
        for (int row = first;
                row < store.size(lane) && store.startNanos(lane, row) <= range.endNanos();
                row++) {
            int detail = store.detail(lane, row);
            long end = store.endNanos(lane, row);
            if (detail != IntervalStore.NONE && details.get(detail) && end >= range.startNanos()) {
                int named = trace.details().get(detail).ownerLane();
                int owner = named != IntervalStore.NONE ? named : store.cause(lane, row);
                waits.add(new Wait(lane, row, store.startNanos(lane, row), end, owner));
            }
        }
    }

    /// Who held the object one after the other, as far as waits tell: each wait that ended hands it
    /// from its owner to the lane that waited. In order of time.
    public List<Handover> handovers() {
        return waits.stream()
                .map(wait -> new Handover(wait.endNanos(), wait.owner(), wait.lane()))
                .sorted(
                        Comparator.comparingLong(Handover::timeNanos)
                                .thenComparingInt(Handover::to))
                .toList();
    }

    /// Time of all waits together.
    public long waitedNanos() {
        return waits.stream().mapToLong(Wait::durationNanos).sum();
    }
}
