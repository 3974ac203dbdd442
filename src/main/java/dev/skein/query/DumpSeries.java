package dev.skein.query;

import dev.skein.model.DumpFlags;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The matrix of a series of dumps: what each lane did in each dump, how long its stack has been
/// the same, and whether it is stuck, hot or moving.
///
/// A column is a dump of [Trace#dumps()], a row is a lane. Between two dumps nothing is known, so
/// every statement is about the instants of the dumps only.
public final class DumpSeries {
    /// The lane is not in the dump.
    public static final int ABSENT = -1;

    /// Dumps in a row with the same stack from which on a thread is said to be stuck or hot.
    public static final int MIN_DUMPS = 3;

    /// Share of a core from which on a thread runs hard, whatever its state says.
    public static final double HOT_SHARE = 0.5;

    /// Share of a core below which a thread does not move.
    public static final double STILL_SHARE = 0.001;

    private final List<DumpSnapshot> dumps;
    private final int[][] rowByDump;

    private DumpSeries(Trace trace) {
        this.dumps = trace.dumps();
        this.rowByDump = new int[dumps.size()][];
        for (int i = 0; i < rowByDump.length; i++) {
            int[] rows = new int[trace.lanes().size()];
            Arrays.fill(rows, ABSENT);
            DumpSnapshot dump = dumps.get(i);
            for (int row = 0; row < dump.size(); row++) {
                if (dump.lane(row) != DumpSnapshot.NONE) {
                    rows[dump.lane(row)] = row;
                }
            }
            rowByDump[i] = rows;
        }
    }

    public static DumpSeries of(Trace trace) {
        return new DumpSeries(trace);
    }

    public int dumpCount() {
        return dumps.size();
    }

    /// Row of the lane in a dump, or [#ABSENT].
    public int row(int dump, int lane) {
        return rowByDump[dump][lane];
    }

    /// Whether the lane is in any dump; lanes of a recording need not be.
    public boolean isInAny(int lane) {
        return lastDump(lane) != ABSENT;
    }

    /// The last dump that the lane is in, or [#ABSENT].
    public int lastDump(int lane) {
        int dump = rowByDump.length - 1;
        while (dump >= 0 && rowByDump[dump][lane] == ABSENT) {
            dump--;
        }
        return dump;
    }

    /// What a lane did over a stretch of dumps with the same stack.
    public enum Verdict {
        /// The stack stayed the same for fewer than [#MIN_DUMPS] dumps.
        MOVING,
        /// The stack stayed the same and next to no processor time was used, or none is known.
        STUCK,
        /// The stack stayed the same and at least half a core was used: a loop.
        HOT,
        /// The stack stayed the same and some processor time was used: busy in one place.
        BUSY,
        /// The stack is one of waiting for work.
        IDLE
    }

    /// The longest stretch of dumps in which a lane's stack did not change.
    ///
    /// @param firstDump first of them
    /// @param dumps how many, 0 when the lane is in no dump
    /// @param cpuShare processor time over age gained from first to last; `NaN` when not known
    public record Stretch(int lane, int firstDump, int dumps, double cpuShare, Verdict verdict) {}

    /// The lane's longest stretch; of several the last.
    public Stretch longestStretch(int lane) {
        int best = 0;
        int bestFirst = 0;
        int length = 0;
        for (int i = 0; i < dumps.size(); i++) {
            length =
                    row(i, lane) == ABSENT
                            ? 0
                            : i > 0 && isUnchanged(i - 1, i, lane) ? length + 1 : 1;
            if (length > 0 && length >= best) {
                best = length;
                bestFirst = i - length + 1;
            }
        }
        double share = best < 2 ? Double.NaN : cpuShare(bestFirst, bestFirst + best - 1, lane);
        return new Stretch(lane, bestFirst, best, share, verdict(lane, bestFirst, best, share));
    }

    private Verdict verdict(int lane, int first, int count, double share) {
        if (count < MIN_DUMPS) {
            return Verdict.MOVING;
        }
        if (share >= HOT_SHARE) {
            return Verdict.HOT;
        }
        DumpSnapshot dump = dumps.get(first);
        if ((dump.flags(row(first, lane)) & DumpFlags.IDLE) != 0) {
            return Verdict.IDLE;
        }
        return share >= STILL_SHARE ? Verdict.BUSY : Verdict.STUCK;
    }

    /// Whether the lane is in both dumps with the same, not empty stack.
    public boolean isUnchanged(int before, int after, int lane) {
        int first = row(before, lane);
        int second = row(after, lane);
        return first != ABSENT
                && second != ABSENT
                && dumps.get(before).stackId(first) != DumpSnapshot.NONE
                && dumps.get(before).stackId(first) == dumps.get(after).stackId(second);
    }

    /// Share of a core that the lane used between two dumps it is in; `NaN` when the dumps do not
    /// say.
    public double cpuShare(int before, int after, int lane) {
        int first = row(before, lane);
        int second = row(after, lane);
        if (first == ABSENT || second == ABSENT) {
            return Double.NaN;
        }
        DumpSnapshot from = dumps.get(before);
        DumpSnapshot to = dumps.get(after);
        boolean known =
                from.cpuNanos(first) >= 0
                        && to.cpuNanos(second) >= 0
                        && from.elapsedNanos(first) >= 0
                        && to.elapsedNanos(second) > from.elapsedNanos(first);
        return known
                ? (double) (to.cpuNanos(second) - from.cpuNanos(first))
                        / (to.elapsedNanos(second) - from.elapsedNanos(first))
                : Double.NaN;
    }

    /// What changed from one dump to another.
    ///
    /// @param appeared lanes in the second only
    /// @param disappeared lanes in the first only
    /// @param changedState lanes in both with another state word
    /// @param changedStack lanes in both with another stack
    public record Difference(
            List<Integer> appeared,
            List<Integer> disappeared,
            List<Integer> changedState,
            List<Integer> changedStack) {
        public Difference {
            appeared = List.copyOf(appeared);
            disappeared = List.copyOf(disappeared);
            changedState = List.copyOf(changedState);
            changedStack = List.copyOf(changedStack);
        }
    }

    /// Compares two dumps, thread by thread, those of the virtual machine left out.
    public Difference difference(int before, int after) {
        DumpSnapshot from = dumps.get(before);
        DumpSnapshot to = dumps.get(after);
        List<Integer> appeared = new ArrayList<>();
        List<Integer> disappeared = new ArrayList<>();
        List<Integer> changedState = new ArrayList<>();
        List<Integer> changedStack = new ArrayList<>();
        int lanes = rowByDump[before].length;
        for (int lane = 0; lane < lanes; lane++) {
            int first = counted(before, lane);
            int second = counted(after, lane);
            if (first == ABSENT && second != ABSENT) {
                appeared.add(lane);
            } else if (first != ABSENT && second == ABSENT) {
                disappeared.add(lane);
            } else if (first != ABSENT) {
                if (from.stateId(first) != to.stateId(second)) {
                    changedState.add(lane);
                }
                if (from.stackId(first) != to.stackId(second)) {
                    changedStack.add(lane);
                }
            }
        }
        return new Difference(appeared, disappeared, changedState, changedStack);
    }

    private int counted(int dump, int lane) {
        int row = row(dump, lane);
        return row != ABSENT && dumps.get(dump).isCounted(row) ? row : ABSENT;
    }
}
