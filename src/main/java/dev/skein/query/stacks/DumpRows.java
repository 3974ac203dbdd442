package dev.skein.query.stacks;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.IntervalStore;
import dev.skein.model.Trace;
import dev.skein.query.Scope;
import java.util.ArrayList;
import java.util.List;

/// The threads of the dumps in a scope by lane, each lane's in the order of time; those without a
/// lane last.
final class DumpRows {
    private final int[] starts;
    private final int[] dumps;
    private final int[] rows;

    private DumpRows(int[] starts, int[] dumps, int[] rows) {
        this.starts = starts;
        this.dumps = dumps;
        this.rows = rows;
    }

    /// Numbers of the dumps that lie in the range.
    static List<Integer> inScope(Trace trace, Scope scope) {
        List<Integer> result = new ArrayList<>();
        for (int dump = 0; dump < trace.dumps().size(); dump++) {
            long at = trace.dumps().get(dump).atNanos();
            if (scope.range().startNanos() <= at && at < scope.endExclusive(trace)) {
                result.add(dump);
            }
        }
        return result;
    }

    /// @param wanted numbers of dumps in ascending order
    static DumpRows of(Trace trace, List<Integer> wanted) {
        int lanes = trace.lanes().size();
        int[] starts = new int[lanes + 2];
        for (int dump : wanted) {
            DumpSnapshot snapshot = trace.dumps().get(dump);
            for (int row = 0; row < snapshot.size(); row++) {
                starts[slot(snapshot.lane(row), lanes) + 1]++;
            }
        }
        for (int slot = 0; slot <= lanes; slot++) {
            starts[slot + 1] += starts[slot];
        }
        int[] next = starts.clone();
        int[] dumps = new int[starts[lanes + 1]];
        int[] rows = new int[dumps.length];
        for (int dump : wanted) {
            DumpSnapshot snapshot = trace.dumps().get(dump);
            for (int row = 0; row < snapshot.size(); row++) {
                int at = next[slot(snapshot.lane(row), lanes)]++;
                dumps[at] = dump;
                rows[at] = row;
            }
        }
        return new DumpRows(starts, dumps, rows);
    }

    private static int slot(int lane, int lanes) {
        return lane == IntervalStore.NONE ? lanes : lane;
    }

    int first(int lane) {
        return starts[slot(lane, starts.length - 2)];
    }

    int end(int lane) {
        return starts[slot(lane, starts.length - 2) + 1];
    }

    int dump(int at) {
        return dumps[at];
    }

    int row(int at) {
        return rows[at];
    }
}
