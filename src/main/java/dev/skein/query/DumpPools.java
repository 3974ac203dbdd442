package dev.skein.query;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Thread pools of one dump and how many of their threads work: a `ThreadPoolExecutor`'s worker
/// holds its own lock while it runs a task.
///
/// Only dumps that list ownable synchronizers (`-l`) can tell; elsewhere there are no pools.
public final class DumpPools {
    private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";
    private static final String RUN_WORKER = "java.util.concurrent.ThreadPoolExecutor.runWorker";

    private DumpPools() {}

    /// A pool by the name that its threads share, their last number as `*`.
    public record Pool(String name, int busy, int idle) {}

    /// The pools in name order; empty when no worker of any pool is seen at work.
    public static List<Pool> of(Trace trace, DumpSnapshot dump) {
        boolean[] busy = new boolean[dump.size()];
        boolean told = false;
        for (int hold = 0; hold < dump.holdCount(); hold++) {
            if (dump.lockClass(dump.holdLock(hold)).equals(WORKER)) {
                busy[dump.holdRow(hold)] = true;
                told = true;
            }
        }
        if (!told) {
            return List.of();
        }
        Map<String, int[]> counts = new TreeMap<>();
        for (int row = 0; row < dump.size(); row++) {
            if (dump.isCounted(row) && (busy[row] || isWorker(trace, dump.stackId(row)))) {
                int[] count = counts.computeIfAbsent(poolName(dump.name(row)), _ -> new int[2]);
                count[busy[row] ? 0 : 1]++;
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new Pool(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    private static boolean isWorker(Trace trace, int stackId) {
        for (int node = stackId; node != DumpSnapshot.NONE; node = trace.stacks().parent(node)) {
            int function = trace.stacks().functionId(trace.stacks().frame(node));
            if (trace.strings().get(function).equals(RUN_WORKER)) {
                return true;
            }
        }
        return false;
    }

    private static String poolName(String threadName) {
        int end = threadName.length();
        while (end > 0 && Character.isDigit(threadName.charAt(end - 1))) {
            end--;
        }
        return end == threadName.length() ? threadName : threadName.substring(0, end) + "*";
    }
}
