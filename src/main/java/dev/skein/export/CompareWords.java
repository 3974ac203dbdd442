package dev.skein.export;

import dev.skein.analysis.compare.Change;
import dev.skein.analysis.compare.Comparison;
import dev.skein.analysis.compare.FindingChange;
import dev.skein.analysis.compare.GroupChange;
import dev.skein.analysis.compare.SideFacts;
import dev.skein.analysis.compare.StackChange;
import dev.skein.analysis.compare.StateChange;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// The rows of a comparison in words: what text and Markdown share.
final class CompareWords {
    static final int MAX_GROUPS = 20;
    static final int MAX_STACKS = 10;
    private static final int TOP_FRAMES = 3;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private CompareWords() {}

    static String side(String letter, SideFacts side) {
        return "%s  %s, %s – %s of %s, %,d lane%s%s"
                .formatted(
                        letter,
                        side.name(),
                        TimeWords.exact(side.window().startNanos()),
                        TimeWords.exact(side.window().endNanos()),
                        TimeWords.exact(side.traceNanos()),
                        side.lanes(),
                        side.lanes() == 1 ? "" : "s",
                        side.partial() ? ", INCOMPLETE" : "");
    }

    static String unit(Comparison comparison) {
        return comparison.byTime()
                ? "Levels are lanes on average: time in the state divided by the length of the window."
                : "Levels are counts of intervals, since a side has no length in time.";
    }

    static CompareTables.Table lanes(Comparison c) {
        return new CompareTables.Table(
                "Lanes",
                List.of("", "A", "B"),
                List.of(
                        row("seen", c.a().lanes(), c.b().lanes()),
                        row("created", c.a().created(), c.b().created()),
                        row("ended", c.a().ended(), c.b().ended()),
                        row(
                                "alive at the start",
                                c.a().alive().getFirst(),
                                c.b().alive().getFirst()),
                        row("alive at the end", c.a().alive().getLast(), c.b().alive().getLast()),
                        List.of(
                                "alive over time",
                                curve(c.a().alive(), c),
                                curve(c.b().alive(), c))));
    }

    private static List<String> row(String what, int a, int b) {
        return List.of(what, count(a), count(b));
    }

    /// Both curves on one scale.
    private static String curve(List<Integer> alive, Comparison c) {
        int max =
                Math.max(
                        1,
                        Math.max(Collections.max(c.a().alive()), Collections.max(c.b().alive())));
        StringBuilder out = new StringBuilder();
        for (int count : alive) {
            out.append(BARS.charAt((int) ((long) count * (BARS.length() - 1) / max)));
        }
        return out.toString();
    }

    static CompareTables.Table states(Comparison comparison) {
        return new CompareTables.Table(
                "Time in state",
                List.of("state", "A", "B", "change", "A time", "B time"),
                comparison.states().stream()
                        .filter(state -> !isEmpty(state.change()))
                        .map(state -> stateRow(state, comparison))
                        .toList());
    }

    /// Whether the change shows in the digits that are printed.
    private static boolean isVisible(Change change, Comparison comparison) {
        return Math.abs(change.difference()) >= (comparison.byTime() ? 0.0005 : 0.5);
    }

    private static boolean isEmpty(Change change) {
        return change.countA() == 0 && change.countB() == 0;
    }

    private static List<String> stateRow(StateChange state, Comparison comparison) {
        Change change = state.change();
        return List.of(
                state.state().key(),
                level(change.levelA(), comparison),
                level(change.levelB(), comparison),
                difference(change, comparison),
                TimeWords.exact(change.nanosA()),
                TimeWords.exact(change.nanosB()));
    }

    static CompareTables.Table groups(Comparison comparison) {
        List<GroupChange> changed =
                comparison.groups().stream()
                        .filter(group -> !groupRows(group, comparison).isEmpty())
                        .toList();
        List<List<String>> rows =
                changed.stream()
                        .limit(MAX_GROUPS)
                        .flatMap(group -> groupRows(group, comparison).stream())
                        .toList();
        int more = Math.max(0, changed.size() - MAX_GROUPS);
        return new CompareTables.Table(
                "Time in state by group, largest change first" + more(more, "group"),
                List.of("group", "lanes A", "lanes B", "state", "A", "B", "change"),
                rows);
    }

    private static List<List<String>> groupRows(GroupChange group, Comparison comparison) {
        return group.states().stream()
                .filter(state -> isVisible(state.change(), comparison))
                .map(
                        state ->
                                List.of(
                                        group.name(),
                                        count(group.lanesA()),
                                        count(group.lanesB()),
                                        state.state().key(),
                                        level(state.change().levelA(), comparison),
                                        level(state.change().levelB(), comparison),
                                        difference(state.change(), comparison)))
                .toList();
    }

    static CompareTables.Table grown(Comparison comparison) {
        return stacks("Stacks grown", comparison, 1);
    }

    static CompareTables.Table shrunk(Comparison comparison) {
        return stacks("Stacks shrunk", comparison, -1);
    }

    private static CompareTables.Table stacks(String title, Comparison comparison, int sign) {
        List<StackChange> changed =
                comparison.stacks().stream()
                        .filter(stack -> stack.change().difference() * sign > 0)
                        .filter(stack -> isVisible(stack.change(), comparison))
                        .toList();
        return new CompareTables.Table(
                title + more(Math.max(0, changed.size() - MAX_STACKS), "stack"),
                List.of("stack", "state", "A", "B", "change", "times A", "times B"),
                changed.stream()
                        .limit(MAX_STACKS)
                        .map(stack -> stackRow(stack, comparison))
                        .toList());
    }

    private static List<String> stackRow(StackChange stack, Comparison comparison) {
        Change change = stack.change();
        return List.of(
                frames(stack.frames()),
                stack.state(),
                level(change.levelA(), comparison),
                level(change.levelB(), comparison),
                difference(change, comparison),
                count(change.countA()),
                count(change.countB()));
    }

    private static String frames(List<String> frames) {
        String top = String.join(" < ", frames.subList(0, Math.min(TOP_FRAMES, frames.size())));
        return frames.size() > TOP_FRAMES ? top + " < …" : top;
    }

    static CompareTables.Table findings(Comparison comparison) {
        return new CompareTables.Table(
                "Findings",
                List.of("", "rule", "what", "where", "A", "B"),
                comparison.findings().stream().map(CompareWords::findingRow).toList());
    }

    private static List<String> findingRow(FindingChange finding) {
        return List.of(
                finding.appeared() ? "appeared" : finding.gone() ? "gone" : "in both",
                finding.rule(),
                finding.title(),
                finding.site(),
                count(finding.countA()),
                count(finding.countB()));
    }

    private static String more(int count, String noun) {
        return count == 0
                ? ""
                : ", %,d more %s%s not shown".formatted(count, noun, count == 1 ? "" : "s");
    }

    private static String level(double level, Comparison comparison) {
        return comparison.byTime()
                ? String.format(Locale.ROOT, "%.3f", level)
                : count(Math.round(level));
    }

    private static String difference(Change change, Comparison comparison) {
        double difference = change.difference();
        String sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
        return sign + level(Math.abs(difference), comparison);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
