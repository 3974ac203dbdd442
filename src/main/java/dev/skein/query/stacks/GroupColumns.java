package dev.skein.query.stacks;

import dev.skein.model.DumpFlags;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.IntervalFlags;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.query.Scope;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Adds up the groups of a scope in one walk; afterwards what [StackGroups] reads.
///
/// A group is known by its key: a stack's signature, a creation site or a sub-state, and its
/// display class where groups are by state. Keys are dense, so the group of a key is an array
/// look-up and not a hash.
final class GroupColumns implements HitSink {
    private static final int NONE = StackGroups.NONE;
    private static final int CLASSES = 9;

    private final Trace trace;
    private final GroupOptions options;
    private final StackKeys keys;
    private final LaneSites sites;
    private final boolean countIntervals;
    private final byte[] classes;
    private final long lastInstant;
    private final int firstDump;
    private final int lastDump;
    private final int[] groupOfKey;
    private int lastLaneSeen = NONE;
    private int lastBusySeen = NONE;

    private final IntervalBatch batch = new IntervalBatch();
    final GroupCells cells = new GroupCells();
    final StateSums sums = new StateSums();
    final BitSet stacksSeen = new BitSet();
    final int dumpCount;
    long allHits;
    long allNanos;
    long withoutStack;
    private int lanesWithHits;
    private int busyLanesWithHits;
    private long extraLanesSeen;
    private DumpColumns dumps = DumpColumns.EMPTY;

    GroupColumns(Trace trace, Scope scope, GroupOptions options, StackKeys keys, LaneSites sites) {
        this.trace = trace;
        this.options = options;
        this.keys = keys;
        this.sites = sites;
        this.classes = trace.subStates().classCodes();
        Set<StackSource> sources = options.sourcesIn(trace);
        this.countIntervals = sources.contains(StackSource.INTERVALS);
        this.lastInstant = scope.endExclusive(trace) - 1;
        List<Integer> inScope = DumpRows.inScope(trace, scope);
        this.dumpCount = sources.contains(StackSource.DUMPS) ? inScope.size() : 0;
        this.firstDump = inScope.isEmpty() ? NONE : inScope.getFirst();
        this.lastDump = inScope.isEmpty() ? NONE : inScope.getLast();
        this.groupOfKey = new int[keyBound() * (options.byState() ? CLASSES : 1)];
        Arrays.fill(groupOfKey, NONE);
    }

    private int keyBound() {
        return switch (options.grouping()) {
            case EXACT, TOP -> keys.keyCount();
            case CREATION_SITE -> sites.count();
            case WAIT_REASON -> trace.subStates().size();
        };
    }

    private int keyOf(int lane, int stackId, int subState) {
        int key =
                switch (options.grouping()) {
                    case EXACT, TOP -> keys.key(stackId);
                    case CREATION_SITE -> lane < 0 ? NONE : sites.siteOf(lane);
                    case WAIT_REASON -> subState;
                };
        return key < 0 || !options.byState() ? key : key * CLASSES + 1 + classes[subState];
    }

    int groupOf(int lane, int stackId, int subState) {
        int key = keyOf(lane, stackId, subState);
        return key < 0 ? NONE : groupOfKey[key];
    }

    int groupOfPoint(int lane, int stackId) {
        return options.grouping() == Grouping.WAIT_REASON
                ? NONE
                : groupOf(lane, stackId, SubState.NO_EVENT);
    }

    /// Adds the groups of a stack, whatever the state.
    void addGroupsOf(int stackId, BitSet found) {
        int key = keys.key(stackId);
        int variants = options.byState() ? CLASSES : 1;
        for (int at = key * variants; at < (key + 1) * variants; at++) {
            if (groupOfKey[at] >= 0) {
                found.set(groupOfKey[at]);
            }
        }
    }

    private int group(int lane, int stackId, int subState) {
        return groupOfKey(keyOf(lane, stackId, subState), stackId);
    }

    /// The group of a key, made on first use.
    private int groupOfKey(int key, int stackId) {
        if (key < 0) {
            return NONE;
        }
        int group = groupOfKey[key];
        if (group < 0) {
            group = cells.add(key, stackId);
            groupOfKey[key] = group;
        } else if (!options.grouping().byFrames() && cells.exampleStack(group) < 0) {
            cells.exampleStack(group, stackId);
        }
        return group;
    }

    /// The signature, site or sub-state that the group is known by.
    int keyNumber(int group) {
        int key = (int) cells.key(group);
        return options.byState() ? key / CLASSES : key;
    }

    /// Code of the display class that the group is known by, -1 for none.
    int keyClass(int group) {
        return options.byState() ? (int) cells.key(group) % CLASSES - 1 : NONE;
    }

    @Override
    public void interval(
            int lane, int row, int subState, int stackId, long clipped, long endNanos) {
        boolean busy = (trace.intervals().flags(lane, row) & IntervalFlags.IDLE) == 0;
        boolean atEnd = countIntervals && isAtEnd(lane, row, endNanos);
        batch.add(lane, subState, stackId, clipped, busy, atEnd);
        if (batch.isFull()) {
            flush();
        }
    }

    /// Adds what waits in the batch. Each loop makes one step to far memory for all members, and no
    /// member waits for another, so that the processor has many such steps under way at once.
    private void flush() {
        int[] groups = batch.groups;
        for (int i = 0; i < batch.size; i++) {
            groups[i] = keyOf(batch.lanes[i], batch.stacks[i], batch.subStates[i]);
        }
        for (int i = 0; i < batch.size; i++) {
            groups[i] = groupOfKey(groups[i], batch.stacks[i]);
        }
        int hits = countIntervals ? 1 : 0;
        for (int i = 0; i < batch.size; i++) {
            if (groups[i] >= 0) {
                cells.addInterval(groups[i], hits, batch.nanos[i], batch.atEnd[i]);
                see(groups[i], batch.lanes[i], batch.busy[i]);
                allHits += hits;
                allNanos += batch.nanos[i];
            } else {
                withoutStack += hits;
            }
        }
        for (int i = 0; i < batch.size; i++) {
            if (groups[i] >= 0) {
                sums.add(groups[i], batch.subStates[i], hits, batch.nanos[i]);
                see(batch.stacks[i]);
            }
        }
        batch.size = 0;
    }

    /// To be called when the walk is over.
    void finish() {
        flush();
    }

    /// Whether the interval covers the last instant of the range.
    private boolean isAtEnd(int lane, int row, long endNanos) {
        return endNanos > lastInstant || row + 1 == trace.intervals().size(lane);
    }

    @Override
    public void point(int lane, int row, int type, int stackId) {
        flush();
        int group =
                options.grouping() == Grouping.WAIT_REASON
                        ? NONE
                        : group(lane, stackId, SubState.NO_EVENT);
        if (group < 0) {
            withoutStack++;
            return;
        }
        cells.add(group, GroupCells.POINTS, 1);
        allHits++;
        see(stackId);
        see(group, lane, true);
    }

    @Override
    public void thread(int lane, int dump, int row, int stackId, int subState, long count) {
        flush();
        int group = group(lane, stackId, subState);
        if (group < 0) {
            withoutStack += count;
            return;
        }
        if (dumps == DumpColumns.EMPTY) {
            dumps = new DumpColumns();
        }
        DumpSnapshot snapshot = trace.dumps().get(dump);
        cells.add(group, GroupCells.THREADS, count);
        dumps.add(
                group,
                dump == firstDump ? count : 0,
                dump == lastDump ? count : 0,
                snapshot.waitMinutes(row));
        allHits += count;
        sums.add(group, subState, count, 0);
        see(stackId);
        long others = lane < 0 ? count : count - 1;
        if (lane < 0 || cells.lastLane(group) != lane) {
            dumps.addExtraLanes(group, others);
        }
        if (lane < 0 || lastLaneSeen != lane) {
            extraLanesSeen += others;
        }
        if (lane >= 0) {
            see(group, lane, (snapshot.flags(row) & DumpFlags.IDLE) == 0);
        }
        if (dump == lastDump) {
            cells.addLanesAtEnd(group, (int) Math.min(count, Integer.MAX_VALUE >> 1));
        }
    }

    private void see(int stackId) {
        if (stackId >= 0) {
            stacksSeen.set(stackId);
        }
    }

    private void see(int group, int lane, boolean busy) {
        cells.see(group, lane, busy);
        if (lastLaneSeen != lane) {
            lastLaneSeen = lane;
            lanesWithHits++;
        }
        if (busy && lastBusySeen != lane) {
            lastBusySeen = lane;
            busyLanesWithHits++;
        }
    }

    DumpColumns dumps() {
        return dumps;
    }

    long lanesSeen() {
        return lanesWithHits + extraLanesSeen;
    }

    long busyLanesSeen() {
        return busyLanesWithHits + extraLanesSeen;
    }
}
