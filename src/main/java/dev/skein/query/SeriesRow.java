package dev.skein.query;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// One row of the matrix of a series: a thread, or a group of threads with their counts.
///
/// What it says of a dump is counted when first asked for, since most rows of a long matrix are
/// never looked at. One thread at a time.
public final class SeriesRow {
    private static final int NONE = -1;

    private final Trace trace;
    private final DumpSeries series;
    private final String name;
    private final int[] lanes;
    private final int depth;
    private final boolean group;
    private final DumpSeries.Stretch stretch;
    private int[] countByDumpAndClass = {};
    private int[] total = {};
    private int like = NONE;

    SeriesRow(Trace trace, DumpSeries series, String name, int[] lanes, boolean group, int depth) {
        this.trace = trace;
        this.series = series;
        this.name = name;
        this.lanes = lanes;
        this.group = group;
        this.depth = depth;
        this.stretch = longest();
    }

    private DumpSeries.Stretch longest() {
        DumpSeries.Stretch best = series.longestStretch(lanes[0]);
        for (int lane : lanes) {
            DumpSeries.Stretch other = series.longestStretch(lane);
            if (SeriesRows.WORST_FIRST.compare(other, best) < 0) {
                best = other;
            }
        }
        return best;
    }

    /// Name of the thread or of the group; empty for the virtual machine's own threads.
    public String name() {
        return name;
    }

    /// Whether the row stands for several threads and can be unfolded.
    public boolean isGroup() {
        return group;
    }

    /// 1 for a thread below its unfolded group, else 0.
    public int depth() {
        return depth;
    }

    /// The lanes that the row stands for; not to be written.
    public int[] lanes() {
        return lanes;
    }

    /// The longest stretch with an unchanged stack, of the worst member.
    public DumpSeries.Stretch stretch() {
        return stretch;
    }

    /// How many members have the row's verdict.
    public int likeStretch() {
        if (like == NONE) {
            int same = 0;
            for (int lane : lanes) {
                same += series.longestStretch(lane).verdict() == stretch.verdict() ? 1 : 0;
            }
            like = same;
        }
        return like;
    }

    /// How many threads of the row are in the dump.
    public int count(int dump) {
        count();
        return total[dump];
    }

    /// How many of them are in a state of the class.
    public int count(int dump, LaneState state) {
        count();
        return countByDumpAndClass[dump * LaneState.COUNT + state.code()];
    }

    /// The most threads that any dump has.
    public int most() {
        count();
        return Arrays.stream(total).max().orElse(0);
    }

    private void count() {
        if (total.length == series.dumpCount()) {
            return;
        }
        int[] counted = new int[series.dumpCount()];
        int[] byClass = new int[series.dumpCount() * LaneState.COUNT];
        byte[] classes = trace.subStates().classCodes();
        for (int dump = 0; dump < counted.length; dump++) {
            DumpSnapshot snapshot = trace.dumps().get(dump);
            for (int lane : lanes) {
                int row = series.row(dump, lane);
                if (row != DumpSeries.ABSENT) {
                    int code = classes[snapshot.subState(row)];
                    int known = code < 0 ? LaneState.OTHER.code() : code;
                    byClass[dump * LaneState.COUNT + known] += snapshot.count(row);
                    counted[dump] += snapshot.count(row);
                }
            }
        }
        countByDumpAndClass = byClass;
        total = counted;
    }

    /// Whether everyone who is in the dump is in the next one with the same stack.
    public boolean isJoinedToNext(int dump) {
        boolean any = false;
        for (int lane : lanes) {
            if (series.row(dump, lane) != DumpSeries.ABSENT) {
                if (!series.isUnchanged(dump, dump + 1, lane)) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /// Share of a core that a thread used between the dump and the next; `NaN` when not known, and
    /// for groups.
    public double cpuShareToNext(int dump) {
        return group ? Double.NaN : series.cpuShare(dump, dump + 1, lanes[0]);
    }

    /// Whether the last dump shows no stack for it, as for the threads that a virtual machine runs
    /// for itself.
    public boolean isWithoutStack() {
        int dump = lastDump();
        for (int lane : lanes) {
            int row = series.row(dump, lane);
            if (row != DumpSeries.ABSENT
                    && trace.dumps().get(dump).stackId(row) != DumpSnapshot.NONE) {
                return false;
            }
        }
        return true;
    }

    /// The severity of the state that most members are in in the last dump.
    int severity() {
        return dominant(lastDump()).severity();
    }

    /// The class of state that most members are in.
    public LaneState dominant(int dump) {
        LaneState most = LaneState.OTHER;
        for (LaneState state : LaneState.values()) {
            most = count(dump, state) > count(dump, most) ? state : most;
        }
        return most;
    }

    /// The last dump that any member is in.
    public int lastDump() {
        int last = series.dumpCount() - 1;
        while (last > 0 && count(last) == 0) {
            last--;
        }
        return last;
    }

    /// The first dump that any member is in.
    public int firstDump() {
        int first = 0;
        while (first < series.dumpCount() - 1 && count(first) == 0) {
            first++;
        }
        return first;
    }

    /// Row of the dump for a member whose stack most members have, or [DumpSeries#ABSENT].
    public int typicalRow(int dump) {
        DumpSnapshot snapshot = trace.dumps().get(dump);
        Map<Integer, Integer> countByStack = new HashMap<>();
        int typical = DumpSeries.ABSENT;
        int most = 0;
        for (int lane : lanes) {
            int row = series.row(dump, lane);
            if (row != DumpSeries.ABSENT) {
                int count = countByStack.merge(snapshot.stackId(row), 1, Integer::sum);
                if (count > most) {
                    most = count;
                    typical = row;
                }
            }
        }
        return typical;
    }

    /// How many members are in the dump with the stack of a row of it.
    public int countWithStackOf(int dump, int row) {
        DumpSnapshot snapshot = trace.dumps().get(dump);
        int count = 0;
        for (int lane : lanes) {
            int other = series.row(dump, lane);
            if (other != DumpSeries.ABSENT && snapshot.stackId(other) == snapshot.stackId(row)) {
                count += snapshot.count(other);
            }
        }
        return count;
    }
}
