package dev.skein.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects a trace while a file is read, and publishes snapshots of what is there.
///
/// For readers: one thread at a time; all times are the source's raw clock in nanoseconds (any
/// zero), and trace time 0 is what [#origin] says at the moment of publishing. Rows of a lane must
/// come in ascending time; [#truncate] takes back the tail of a lane when something that began
/// earlier turns up late.
///
/// ```java
/// TraceBuilder builder = new TraceBuilder(firstRaw, spanNanos);
/// int parked = builder.subState("jdk.ThreadPark", "parked", LaneState.WAITING);
/// int lane = builder.lanes().add(LaneKind.PLATFORM_THREAD, 17, builder.strings().intern("main"));
/// builder.append(lane, startRaw, parked, 0, stackId, IntervalStore.NONE, detailId);
/// builder.append(lane, endRaw, SubState.NO_EVENT, 0, NONE, NONE, NONE);
/// Trace trace = builder.publish(info);
/// ```
public final class TraceBuilder {
    /// Room before the first raw time, for events that began earlier than the first one seen.
    private static final long MARGIN_NANOS = 3_600_000_000_000L;

    private static final int MAX_POINT_TYPES = 256;

    private long baseRaw;
    private int tickShift;
    private long originRaw;
    private long endRaw;

    private final StringTable.Builder strings = new StringTable.Builder();
    private final SubStates.Builder subStates = new SubStates.Builder();
    private final List<PointType> pointTypes = new ArrayList<>();
    private final Map<String, Integer> pointTypeByName = new LinkedHashMap<>();
    private final LaneTable.Builder lanes = new LaneTable.Builder();
    private final LaneColumnsBuilder intervals = new LaneColumnsBuilder();
    private final LaneColumnsBuilder points = new LaneColumnsBuilder();
    private final ClassSums sums = new ClassSums();
    private final PyramidCache pyramids = new PyramidCache();
    private final StackTable.Builder stacks = new StackTable.Builder();
    private final DetailTable.Builder details = new DetailTable.Builder();
    private final RangeTable.Builder ranges = new RangeTable.Builder();
    private final Map<String, CounterBuilder> counters = new LinkedHashMap<>();
    private final ReasonSums.Builder reasonSums = new ReasonSums.Builder();
    private final DumpList dumps = new DumpList();

    /// @param firstRaw a raw time near the first event, at most an hour after it
    /// @param spanNanos how long the trace may be; beyond 76 hours times are kept to 2, 4, … ns
    ///     instead of 1
    public TraceBuilder(long firstRaw, long spanNanos) {
        this.baseRaw = firstRaw - MARGIN_NANOS;
        this.originRaw = firstRaw;
        this.endRaw = firstRaw;
        this.tickShift = tickShift(spanNanos);
    }

    private static int tickShift(long spanNanos) {
        int shift = 0;
        while ((spanNanos + 2 * MARGIN_NANOS) >> shift > TimeBase.MAX_TICKS) {
            shift++;
        }
        return shift;
    }

    /// Sets what the constructor was told anew, for readers that learn it only after they have
    /// interned strings and stacks.
    ///
    /// @throws IllegalStateException when there are rows or points already
    public void timeSpan(long firstRaw, long spanNanos) {
        if (intervals.laneCount() > 0 || points.laneCount() > 0) {
            throw new IllegalStateException("times are in use already");
        }
        baseRaw = firstRaw - MARGIN_NANOS;
        originRaw = firstRaw;
        endRaw = firstRaw;
        tickShift = tickShift(spanNanos);
    }

    /// Sets the raw time that the trace calls 0.
    public void origin(long rawNanos) {
        originRaw = rawNanos;
    }

    public long origin() {
        return originRaw;
    }

    /// Sets the raw time of the last event; open intervals run until there.
    public void end(long rawNanos) {
        endRaw = rawNanos;
    }

    /// Whether times are kept coarser than a nanosecond because the trace is so long.
    public int tickNanos() {
        return 1 << tickShift;
    }

    public StringTable.Builder strings() {
        return strings;
    }

    public LaneTable.Builder lanes() {
        return lanes;
    }

    public StackTable.Builder stacks() {
        return stacks;
    }

    public DetailTable.Builder details() {
        return details;
    }

    public RangeTable.Builder ranges() {
        return ranges;
    }

    public ReasonSums.Builder reasonSums() {
        return reasonSums;
    }

    /// Adds a dump that is complete but for its lanes and its place on the axis.
    public void addDump(DumpBuilder dump) {
        dumps.add(dump);
    }

    /// The counter of that name, made on first use.
    public CounterBuilder counter(String name, Counter.Unit unit) {
        return counters.computeIfAbsent(name, n -> new CounterBuilder(n, unit));
    }

    /// Code of a sub-state, made on first use.
    ///
    /// @param name the source's own word, the key in reports
    /// @param label what a person reads
    public int subState(String name, String label, LaneState state) {
        return subStates.code(name, label, state);
    }

    /// Code of a point type, made on first use. When all 256 are taken the last one, "other", is
    /// shared.
    public int pointType(String name, PointType.Kind kind) {
        Integer known = pointTypeByName.get(name);
        if (known != null) {
            return known;
        }
        if (pointTypes.size() >= MAX_POINT_TYPES) {
            return MAX_POINT_TYPES - 1;
        }
        boolean last = pointTypes.size() == MAX_POINT_TYPES - 1;
        String typeName = last ? "other" : name;
        pointTypes.add(
                new PointType(pointTypes.size(), typeName, last ? PointType.Kind.MARKER : kind));
        pointTypeByName.put(typeName, pointTypes.size() - 1);
        return pointTypes.size() - 1;
    }

    /// Begins a new state of a lane; it lasts until the lane's next row.
    ///
    /// @param subState code from [#subState], [SubState#NO_EVENT] or [SubState#ABSENT]
    /// @param flags bits of [IntervalFlags]
    /// @param stackId node from [#stacks()], or [IntervalStore#NONE]
    /// @param cause lane that will end the interval if already known, or [IntervalStore#NONE]; see
    ///     [#cause]
    /// @param detail from [#details()], or [IntervalStore#NONE]
    /// @throws IllegalArgumentException when the time lies before the lane's last row: a bug in the
    ///     reader
    public void append(
            int lane, long rawNanos, int subState, int flags, int stackId, int cause, int detail) {
        long ticks = ticks(rawNanos);
        long key = ticks << 16 | (long) (flags & 0xff) << 8 | subState;
        if (!intervals.append(lane, key, stackId, cause, detail)) {
            throw new IllegalArgumentException(
                    "lane " + lane + ": " + rawNanos + " lies before its last row");
        }
    }

    public void append(int lane, long rawNanos, int subState, int flags, int stackId) {
        append(lane, rawNanos, subState, flags, stackId, IntervalStore.NONE, IntervalStore.NONE);
    }

    /// A row's start, state and flags in one number, as [#append(int, long[], int[], int[], int,
    /// int)] takes it.
    public long key(long rawNanos, int subState, int flags) {
        return ticks(rawNanos) << 16 | (long) (flags & 0xff) << 8 | subState;
    }

    /// Appends several rows without detail to one lane, those at `from .. to - 1` of the arrays.
    ///
    /// @param keys made by [#key]
    /// @throws IllegalArgumentException when a time lies before the one of the row before: a bug in
    ///     the reader
    public void append(int lane, long[] keys, int[] stacks, int[] causes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!intervals.append(lane, keys[i], stacks[i], causes[i], IntervalStore.NONE)) {
                throw new IllegalArgumentException(
                        "lane " + lane + ": a row lies before the one before it");
            }
        }
    }

    /// The same for the last rows of a lane: says that it will hardly get more, so that it can be
    /// stored at once.
    public void appendLast(int lane, long[] keys, int[] stacks, int[] causes, int from, int to) {
        if (!intervals.appendAll(lane, keys, stacks, causes, from, to)) {
            append(lane, keys, stacks, causes, from, to);
            intervals.settle(lane);
        }
    }

    /// Says which lane ended the interval in `row` of `lane`.
    public void cause(int lane, int row, int causeLane) {
        intervals.setCause(lane, row, causeLane);
    }

    /// Number of interval rows of a lane so far.
    public int rows(int lane) {
        return intervals.size(lane);
    }

    /// Raw start of a row, in ticks of [#tickNanos()].
    public long rowStartRaw(int lane, int row) {
        return ((intervals.key(lane, row) >>> 16) << tickShift) + baseRaw;
    }

    public int rowSubState(int lane, int row) {
        return (int) intervals.key(lane, row) & 0xff;
    }

    public int rowFlags(int lane, int row) {
        return (int) (intervals.key(lane, row) >>> 8) & 0xff;
    }

    public int rowStack(int lane, int row) {
        return intervals.stack(lane, row);
    }

    public int rowDetail(int lane, int row) {
        return intervals.detail(lane, row);
    }

    /// Takes back the rows of a lane from row `size` on. Snapshots already published keep them.
    public void truncate(int lane, int size) {
        intervals.truncate(lane, size);
        sums.truncate(lane, size);
    }

    /// Lets the first row of a lane, which must be a [SubState#NO_EVENT] one, begin earlier,
    /// when the trace turns out to.
    public void beginEarlier(int lane, long rawNanos) {
        long key = intervals.key(lane, 0);
        if ((key & 0xff) != SubState.NO_EVENT) {
            throw new IllegalArgumentException("lane " + lane + " begins with an event");
        }
        if (ticks(rawNanos) < key >>> 16) {
            intervals.replaceFirst(lane, ticks(rawNanos) << 16 | (key & 0xffff));
        }
    }

    /// Number of points of a lane so far.
    public int points(int lane) {
        return points.size(lane);
    }

    /// Raw time of a point, in ticks of [#tickNanos()].
    public long pointRaw(int lane, int row) {
        return ((points.key(lane, row) >>> 16) << tickShift) + baseRaw;
    }

    public int pointType(int lane, int row) {
        return (int) points.key(lane, row) & 0xff;
    }

    public int pointStack(int lane, int row) {
        return points.stack(lane, row);
    }

    public int pointDetail(int lane, int row) {
        return points.detail(lane, row);
    }

    /// Takes back the points of a lane from row `size` on. Snapshots already published keep them.
    public void truncatePoints(int lane, int size) {
        points.truncate(lane, size);
    }

    /// Adds a point; points of a lane must come in ascending time.
    public void point(int lane, long rawNanos, int type, int stackId, int detail) {
        long ticks = ticks(rawNanos);
        if (!points.append(lane, ticks << 16 | type, stackId, IntervalStore.NONE, detail)) {
            throw new IllegalArgumentException(
                    "lane " + lane + ": point at " + rawNanos + " lies before its last one");
        }
    }

    private long ticks(long rawNanos) {
        return Math.clamp((rawNanos - baseRaw) >> tickShift, 0, TimeBase.MAX_TICKS);
    }

    /// A snapshot of what is there. Costs a copy of the lane directory and the sums of new rows, so
    /// every 100 ms or so.
    public Trace publish(TraceInfo info) {
        intervals.ensureLane(lanes.size() - 1);
        TimeBase base = new TimeBase(baseRaw, originRaw, tickShift);
        StringTable frozenStrings = strings.freeze();
        SubStates frozenStates = subStates.freeze();
        LaneColumns intervalColumns = intervals.freeze();
        IntervalStore store =
                new IntervalStore(
                        intervalColumns,
                        sums.extend(intervalColumns, frozenStates.classCodes()),
                        frozenStates,
                        base,
                        base.ticksOfRaw(endRaw),
                        pyramids);
        LaneTable frozenLanes = lanes.freeze(frozenStrings, base);
        return new Trace(
                info,
                Math.max(0, endRaw - originRaw),
                frozenStrings,
                frozenStates,
                pointTypes,
                frozenLanes,
                store,
                new PointStore(points.freeze(), base),
                stacks.freeze(frozenStrings),
                details.freeze(),
                ranges.freeze(frozenStrings, base),
                counters.values().stream().map(counter -> counter.freeze(base)).toList(),
                reasonSums.freeze(frozenStrings),
                dumps.freeze(frozenStrings, base, frozenLanes));
    }

    /// The last snapshot: gives back slack first. The builder must not be used afterwards.
    public Trace seal(TraceInfo info) {
        intervals.trim();
        points.trim();
        return publish(info);
    }
}
