package dev.skein.analysis.compare;

import dev.skein.model.LaneState;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// What changed from side A to side B. Equal sides give equal comparisons.
///
/// @param byTime levels are average numbers of lanes; false where a side has no length and levels
///     are counts
/// @param states all eight display classes in code order
/// @param groups largest change first
/// @param stacks largest change first, at most [#MAX_STACKS]
/// @param stacksSeen how many stacks occur on either side
/// @param findings that appeared first, then that are gone, then that both have
public record Comparison(
        SideFacts a,
        SideFacts b,
        boolean byTime,
        List<StateChange> states,
        List<GroupChange> groups,
        List<StackChange> stacks,
        int stacksSeen,
        List<FindingChange> findings) {
    public static final int MAX_STACKS = 200;

    public Comparison {
        states = List.copyOf(states);
        groups = List.copyOf(groups);
        stacks = List.copyOf(stacks);
        findings = List.copyOf(findings);
    }

    /// Compares two sides; costs one pass over the intervals of each window.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static Comparison of(Side a, Side b, Work work) {
        WindowSums sumsA = new WindowSums(a.trace(), a.window(), work);
        WindowSums sumsB = new WindowSums(b.trace(), b.window(), work);
        Scale scale = Scale.of(a.window(), b.window());
        StackAlignment stacks = new StackAlignment(a.trace(), sumsA, b.trace(), sumsB);
        return new Comparison(
                facts(a, sumsA),
                facts(b, sumsB),
                scale.byTime(),
                states(sumsA, sumsB, scale),
                groups(sumsA, sumsB, scale),
                stacks.largest(scale, MAX_STACKS),
                stacks.size(),
                FindingAlignment.of(a, b));
    }

    private static SideFacts facts(Side side, WindowSums sums) {
        AliveCurve curve = AliveCurve.of(side.trace(), side.window());
        return new SideFacts(
                side.name(),
                side.window(),
                side.trace().durationNanos(),
                sums.lanes(),
                curve.created(),
                curve.ended(),
                curve.alive(),
                side.report().source().truncated());
    }

    private static List<StateChange> states(WindowSums a, WindowSums b, Scale scale) {
        List<StateChange> result = new ArrayList<>();
        for (LaneState state : LaneState.values()) {
            Change change = Change.of(a.state(state.code()), b.state(state.code()), scale);
            result.add(new StateChange(state, change));
        }
        return result;
    }

    private static List<GroupChange> groups(WindowSums a, WindowSums b, Scale scale) {
        TreeSet<String> names = new TreeSet<>(a.groups().keySet());
        names.addAll(b.groups().keySet());
        List<GroupChange> result = new ArrayList<>();
        WindowSums.Group none = new WindowSums.Group();
        for (String name : names) {
            WindowSums.Group groupA = a.groups().getOrDefault(name, none);
            WindowSums.Group groupB = b.groups().getOrDefault(name, none);
            result.add(
                    new GroupChange(
                            name, groupA.lanes, groupB.lanes, states(groupA, groupB, scale)));
        }
        result.sort(Comparator.comparingDouble(group -> -group.largestDifference()));
        return result;
    }

    private static List<StateChange> states(WindowSums.Group a, WindowSums.Group b, Scale scale) {
        List<StateChange> result = new ArrayList<>();
        for (LaneState state : LaneState.values()) {
            Change change = Change.of(a.states[state.code()], b.states[state.code()], scale);
            if (change.countA() > 0 || change.countB() > 0) {
                result.add(new StateChange(state, change));
            }
        }
        return result;
    }
}
