package dev.skein.testkit;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import dev.skein.query.IdenticalStacks;
import dev.skein.query.LockGraph;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The dumps of a trace as diffable text: counts, states, waits, deadlocks, equal stacks.
public final class Dumps {
    private Dumps() {}

    public static String text(Trace trace) {
        StringBuilder out = new StringBuilder();
        for (DumpSnapshot dump : trace.dumps()) {
            out.append(dump.formatId()).append(" at ").append(dump.epochMillis());
            out.append(", line ").append(dump.line());
            out.append(", process ").append(dump.process()).append('\n');
            out.append("  threads ").append(states(dump)).append('\n');
            waits(dump, out);
            for (int[] cycle : LockGraph.of(dump).cycles()) {
                out.append("  deadlock ").append(names(dump, cycle)).append('\n');
            }
            for (IdenticalStacks.Group group : IdenticalStacks.of(trace, dump)) {
                out.append("  ").append(group.count()).append(" x ");
                out.append(IdenticalStacks.top(trace, group.stackId(), 3)).append('\n');
            }
        }
        return out.toString();
    }

    /// Counted threads by state word.
    public static Map<String, Integer> states(DumpSnapshot dump) {
        Map<String, Integer> result = new TreeMap<>();
        for (int row = 0; row < dump.size(); row++) {
            if (dump.isCounted(row)) {
                result.merge(dump.state(row), dump.count(row), Integer::sum);
            }
        }
        return result;
    }

    /// The names of rows, in order.
    public static String names(DumpSnapshot dump, int... rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> dump.name(row).isEmpty() ? "#" + dump.id(row) : dump.name(row))
                .collect(Collectors.joining(" -> "));
    }

    private static void waits(DumpSnapshot dump, StringBuilder out) {
        LockGraph graph = LockGraph.of(dump);
        for (int row = 0; row < dump.size(); row++) {
            if (graph.blockerOf(row) != DumpSnapshot.NONE) {
                out.append("  ").append(names(dump, row)).append(" waits for ");
                out.append(names(dump, graph.blockerOf(row))).append('\n');
            }
        }
    }
}
