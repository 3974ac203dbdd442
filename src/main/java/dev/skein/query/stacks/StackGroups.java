package dev.skein.query.stacks;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The groups of repeated stacks in a scope as columns: groups are `0 .. size() - 1` in the order
/// in which their first member was met. Immutable.
///
/// Times are exact to the nanosecond and clipped to the range. A lane counts once in each group
/// that it was in. What has no stack is in no group of frames; [#withoutStack()] says how much that
/// is.
public final class StackGroups {
    /// No group.
    public static final int NONE = -1;

    private static final double REPEATED_SHARE = 0.7;
    private static final int REPEATED_LANES = 10;
    private static final double MAX_SECONDS_BLOCKED = 3_600;

    private final Trace trace;
    private final Scope scope;
    private final GroupOptions options;
    private final StackKeys keys;
    private final LaneSites sites;
    private final GroupColumns columns;

    StackGroups(
            Trace trace,
            Scope scope,
            GroupOptions options,
            StackKeys keys,
            LaneSites sites,
            GroupColumns columns) {
        this.trace = trace;
        this.scope = scope;
        this.options = options;
        this.keys = keys;
        this.sites = sites;
        this.columns = columns;
    }

    /// Groups what is in `scope`. Where several scopes of a trace are asked for, [StackIndex] keeps
    /// what does not depend on the scope.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static StackGroups of(Trace trace, Scope scope, GroupOptions options, Work work) {
        return new StackIndex(trace).groups(scope, options, work);
    }

    public Trace trace() {
        return trace;
    }

    public Scope scope() {
        return scope;
    }

    public GroupOptions options() {
        return options;
    }

    public int size() {
        return columns.cells.size();
    }

    /// The group that an interval or thread belongs to, wherever in the trace it lies; [#NONE] when
    /// it is in none of these groups.
    public int groupOf(int lane, int stackId, int subState) {
        return columns.groupOf(lane, stackId, subState);
    }

    /// The group that a point belongs to.
    public int groupOfPoint(int lane, int stackId) {
        return columns.groupOfPoint(lane, stackId);
    }

    /// Number of intervals that lie, at least partly, in the scope.
    public long intervals(int group) {
        return columns.cells.get(group, GroupCells.INTERVALS);
    }

    /// Number of samples and, where asked for, of other points.
    public long samples(int group) {
        return columns.cells.get(group, GroupCells.POINTS);
    }

    /// Number of threads in dumps, each dump counted.
    public long threads(int group) {
        return columns.cells.get(group, GroupCells.THREADS);
    }

    /// Intervals, samples and threads together.
    public long hits(int group) {
        return intervals(group) + samples(group) + threads(group);
    }

    /// Number of different lanes; for records of a profile, of the threads that they stand for.
    public long lanes(int group) {
        return columns.cells.lanes(group) + columns.dumps().extraLanes(group);
    }

    /// Of [#lanes], those that were in the group when the range ended.
    public long lanesAtEnd(int group) {
        return columns.cells.lanesAtEnd(group);
    }

    /// Of [#lanes], those that did more in the group than wait for work.
    public long busyLanes(int group) {
        return columns.cells.busyLanes(group) + columns.dumps().extraLanes(group);
    }

    /// Time of all intervals.
    public long nanos(int group) {
        return columns.cells.get(group, GroupCells.NANOS);
    }

    /// Time in one display class.
    public long nanos(int group, LaneState state) {
        byte[] classes = trace.subStates().classCodes();
        long sum = 0;
        StateSums sums = columns.sums;
        for (int at = sums.first(group); at >= 0; at = sums.next(at)) {
            sum += classes[sums.subState(at)] == state.code() ? sums.nanos(at) : 0;
        }
        return sum;
    }

    /// The sub-states of a group, longest first; by number where no time is known.
    public List<StateShare> states(int group) {
        return StateShare.of(trace, columns.sums, group);
    }

    /// The display class with most time, else with most hits; null for a group of samples only.
    public @Nullable LaneState dominantState(int group) {
        return StateShare.dominant(trace, columns.sums, group);
    }

    /// [#hits] of this group by those of all groups, 0..1.
    public double share(int group) {
        return columns.allHits == 0 ? 0 : hits(group) / (double) columns.allHits;
    }

    /// Lanes of this group by all lanes that are in any group, 0..1.
    public double laneShare(int group) {
        return columns.lanesSeen() == 0 ? 0 : lanes(group) / (double) columns.lanesSeen();
    }

    /// Time of this group by that of all groups, 0..1.
    public double timeShare(int group) {
        return columns.allNanos == 0 ? 0 : nanos(group) / (double) columns.allNanos;
    }

    /// How much larger the group is in the last dump of the range than in the first: 1 is doubled.
    /// 0 where there are fewer than two dumps, and for a group that did not grow.
    public double growth(int group) {
        if (columns.dumpCount < 2) {
            return 0;
        }
        long before = Math.max(1, columns.dumps().first(group));
        return Math.max(0, columns.dumps().last(group) / (double) before - 1);
    }

    /// Threads of the group in the first dump of the range, 0 where there is none.
    public long threadsInFirstDump(int group) {
        return columns.dumps().first(group);
    }

    /// Threads of the group in the last dump of the range, 0 where there is none.
    public long threadsInLastDump(int group) {
        return columns.dumps().last(group);
    }

    /// Whether all that the group does is wait for work, as the free threads of a pool do.
    public boolean isIdle(int group) {
        return busyLanes(group) == 0;
    }

    /// Rank as a number, higher comes first: lanes × √(1 + seconds blocked) × (1 + growth), where
    /// the seconds are those of a lane on average and at most an hour. Stacks without any code of
    /// the program come after those with it, idle groups last.
    public double weight(int group) {
        long lanes = lanes(group);
        double seconds =
                lanes == 0
                        ? 0
                        : Math.max(
                                blockedSeconds(group) / lanes, columns.dumps().minutes(group) * 60);
        double weight =
                lanes * Math.sqrt(1 + Math.min(seconds, MAX_SECONDS_BLOCKED)) * (1 + growth(group));
        if (isIdle(group)) {
            return -1 / (1 + weight);
        }
        return namesNoCode(group) ? weight / (1 + weight) : weight;
    }

    /// Whether nothing in the group's stack is the program's own, though only that was to show.
    private boolean namesNoCode(int group) {
        return options.grouping().byFrames()
                && options.hideRuntime()
                && keys.names().visible(exampleStack(group)) == IntervalStore.NONE;
    }

    private double blockedSeconds(int group) {
        long blocked =
                nanos(group, LaneState.LOCK)
                        + nanos(group, LaneState.WAITING)
                        + nanos(group, LaneState.SLEEPING)
                        + nanos(group, LaneState.IO)
                        + nanos(group, LaneState.GC);
        return blocked / 1e9;
    }

    /// The warning of the article: more than 70 % of the lanes, at least ten, are in stacks with
    /// the same three innermost frames, one of which nobody gave a name. Lanes that only wait for
    /// work count on neither side. Only groups by three frames can have it; shorter stacks count as
    /// they are.
    public boolean isRepeatedAnonymousChain(int group) {
        boolean byThree =
                options.grouping() == Grouping.TOP
                        && options.topFrames() == GroupOptions.DEFAULT_TOP;
        return byThree
                && busyLanes(group) >= REPEATED_LANES
                && busyLanes(group) > REPEATED_SHARE * busyLanesSeen()
                && frames(group).stream().anyMatch(Frame::isAnonymous);
    }

    /// Lanes with any hit, the whole of which [#laneShare] is a part.
    public long lanesSeen() {
        return columns.lanesSeen();
    }

    /// Of [#lanesSeen], those that did more than wait for work: the whole for the warning.
    public long busyLanesSeen() {
        return columns.busyLanesSeen();
    }

    public long allHits() {
        return columns.allHits;
    }

    public long allNanos() {
        return columns.allNanos;
    }

    /// Intervals, samples and threads in the scope that have no stack and so are in no group.
    public long withoutStack() {
        return columns.withoutStack;
    }

    /// Dumps that lie in the range.
    public int dumpCount() {
        return columns.dumpCount;
    }

    /// The stack of the first member that had one, [IntervalStore#NONE] when none had.
    public int exampleStack(int group) {
        return columns.cells.exampleStack(group);
    }

    /// The frames that the members have in common, innermost first; empty for groups that are not
    /// by frames.
    public List<Frame> frames(int group) {
        return switch (options.grouping()) {
            case TOP -> keys.visibleFrames(exampleStack(group), options.topFrames());
            case EXACT -> keys.visibleFrames(exampleStack(group), Integer.MAX_VALUE);
            case CREATION_SITE, WAIT_REASON -> List.of();
        };
    }

    /// All visible frames of [#exampleStack], innermost first.
    public List<Frame> exampleFrames(int group) {
        return keys.visibleFrames(exampleStack(group), Integer.MAX_VALUE);
    }

    /// What a person reads in one line: `λ main.f.func1 ⟵ main.serve`, the creation site, or the
    /// wait.
    public String label(int group) {
        return GroupText.label(this, group);
    }

    /// Class by which a group is told apart where [GroupOptions#byState()] is on, else null.
    public @Nullable LaneState keyState(int group) {
        int code = columns.keyClass(group);
        return code < 0 ? null : LaneState.ofCode(code);
    }

    /// For [Grouping#CREATION_SITE]: the site.
    LaneSites.Site creationSite(int group) {
        return sites.site(columns.keyNumber(group));
    }

    /// For [Grouping#WAIT_REASON]: the sub-state.
    SubState reason(int group) {
        return trace.subStates().get(columns.keyNumber(group));
    }

    /// The sites that started lanes, of any group.
    public LaneSites sites() {
        return sites;
    }

    StackKeys keys() {
        return keys;
    }

    /// Adds the groups of the stacks in `nodes`; groups that are not by frames are found by the
    /// stack of their first member.
    void addGroupsOf(BitSet nodes, BitSet found) {
        if (options.grouping().byFrames()) {
            nodes.stream().forEach(node -> columns.addGroupsOf(node, found));
            return;
        }
        for (int group = 0; group < size(); group++) {
            if (exampleStack(group) >= 0 && nodes.get(exampleStack(group))) {
                found.set(group);
            }
        }
    }

    /// Nodes that are the stack of a hit in the scope.
    BitSet stacksSeen() {
        return columns.stacksSeen;
    }

    /// Groups in the order of a column, ties in the order of the groups.
    public int[] order(GroupColumn column, boolean descending) {
        return GroupOrder.by(this, column, descending);
    }

    /// Groups from the first to look at to the last.
    public int[] ranked() {
        return order(GroupColumn.RANK, true);
    }
}
