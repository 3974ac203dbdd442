package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.LaneKind;
import dev.skein.model.StringTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds out which dumps are of the same process.
///
/// They are unless something speaks against it: another stream of a log, another process id,
/// another virtual machine, another number of thread `main`, an age of `main` that did not grow
/// with the clock, goroutines that were created elsewhere.
final class DumpProcesses {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long CLOCK_SLACK_NANOS = 3_000_000_000L;
    private static final int SAMPLES = 200;

    private final StringTable.Builder strings;
    private final List<List<DumpBuilder>> processes = new ArrayList<>();

    DumpProcesses(StringTable.Builder strings) {
        this.strings = strings;
    }

    /// Numbers the processes of `dumps`, which are in time order.
    void assign(List<DumpBuilder> dumps) {
        for (DumpBuilder dump : dumps) {
            int process = find(dump);
            if (process == processes.size()) {
                processes.add(new ArrayList<>());
            }
            processes.get(process).add(dump);
            dump.process(process);
        }
    }

    int count() {
        return processes.size();
    }

    private int find(DumpBuilder dump) {
        for (int process = processes.size() - 1; process >= 0; process--) {
            if (processes.get(process).stream().allMatch(other -> fits(other, dump))) {
                return process;
            }
        }
        return processes.size();
    }

    private boolean fits(DumpBuilder before, DumpBuilder after) {
        boolean samePid =
                before.processId() < 0
                        || after.processId() < 0
                        || before.processId() == after.processId();
        return samePid
                && before.stream().equals(after.stream())
                && isGo(before) == isGo(after)
                && sameMachine(before, after)
                && (isGo(before) ? sameGoroutines(before, after) : sameMain(before, after));
    }

    private static boolean isGo(DumpBuilder dump) {
        return dump.size() > 0 && dump.kind(0) == LaneKind.GOROUTINE;
    }

    private static boolean sameMachine(DumpBuilder before, DumpBuilder after) {
        return !before.formatId().equals(after.formatId())
                || before.producer().isEmpty()
                || after.producer().isEmpty()
                || before.producer().equals(after.producer());
    }

    private boolean sameMain(DumpBuilder before, DumpBuilder after) {
        int first = mainRow(before);
        int second = mainRow(after);
        if (first < 0 || second < 0) {
            return true;
        }
        if (before.id(first) != after.id(second)) {
            return false;
        }
        Long from = before.epochMillis();
        Long to = after.epochMillis();
        long aged = after.elapsedNanos(second) - before.elapsedNanos(first);
        boolean known = before.elapsedNanos(first) >= 0 && after.elapsedNanos(second) >= 0;
        if (!known || from == null || to == null) {
            return true;
        }
        long passed = (to - from) * NANOS_PER_MILLI;
        return Math.abs(aged - passed) <= Math.abs(passed) / 10 + CLOCK_SLACK_NANOS;
    }

    private int mainRow(DumpBuilder dump) {
        int main = strings.intern("main");
        for (int row = 0; row < dump.size(); row++) {
            if (dump.nameId(row) == main && dump.kind(row) == LaneKind.PLATFORM_THREAD) {
                return row;
            }
        }
        return -1;
    }

    /// Numbers of goroutines never come again, so one that was created elsewhere is of another
    /// process.
    private static boolean sameGoroutines(DumpBuilder before, DumpBuilder after) {
        Map<Long, Integer> creations = new HashMap<>();
        for (int row = 0; row < Math.min(SAMPLES, before.size()); row++) {
            if (before.creationStack(row) >= 0) {
                creations.put(before.id(row), before.creationStack(row));
            }
        }
        int same = 0;
        int different = 0;
        for (int row = 0; row < after.size(); row++) {
            Integer creation = creations.get(after.id(row));
            if (creation != null && after.creationStack(row) >= 0) {
                if (creation == after.creationStack(row)) {
                    same++;
                } else {
                    different++;
                }
            }
        }
        return different <= same;
    }
}
