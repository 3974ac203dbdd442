package dev.skein.query.stacks;

import dev.skein.model.IntervalStore;
import dev.skein.model.PointStore;
import dev.skein.model.Trace;
import dev.skein.query.IntList;
import dev.skein.query.LaneSet;
import dev.skein.task.Work;
import org.jspecify.annotations.Nullable;

/// Where the members of each group lie: intervals and points by group, within a group by lane,
/// within a lane by time. Immutable.
///
/// Two counting walks over the scope put 8 bytes a hit into two columns; a group is then one
/// stretch of them, so that lighting it costs nothing and listing it costs what it has. Bars of
/// dump series are in it as the intervals that they are on the lanes.
public final class HitIndex {
    /// Number of buckets of a [#sparkline].
    public static final int SPARK_BUCKETS = 64;

    private final StackGroups groups;
    private final int[] starts;
    private final int[] lanes;

    /// Row of the interval; of a point, its complement.
    private final int[] rows;

    private HitIndex(StackGroups groups, int[] starts, int[] lanes, int[] rows) {
        this.groups = groups;
        this.starts = starts;
        this.lanes = lanes;
        this.rows = rows;
    }

    /// An interval or point of a group.
    ///
    /// @param row of the lane's intervals or points
    public record Hit(int lane, int row, boolean isPoint, long timeNanos) {}

    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static HitIndex of(StackGroups groups, Work work) {
        GroupOptions options = groups.options();
        HitWalk walk = new HitWalk(groups.trace(), groups.scope(), options, work);
        Counter counter = new Counter(groups);
        walk.run(counter);
        Filler filler = new Filler(groups, counter.starts());
        walk.run(filler);
        return new HitIndex(groups, filler.starts(), filler.lanes, filler.rows);
    }

    public StackGroups groups() {
        return groups;
    }

    /// Number of intervals and points of a group.
    public int size(int group) {
        return starts[group + 1] - starts[group];
    }

    /// @param index `0 .. size(group) - 1`
    public Hit hit(int group, int index) {
        return at(starts[group] + index);
    }

    private Hit at(int at) {
        boolean point = rows[at] < 0;
        return new Hit(lanes[at], point ? ~rows[at] : rows[at], point, timeAt(at));
    }

    long timeAt(int at) {
        Trace trace = groups.trace();
        return rows[at] < 0
                ? trace.points().timeNanos(lanes[at], ~rows[at])
                : trace.intervals().startNanos(lanes[at], rows[at]);
    }

    /// The lanes that were in the group.
    public LaneSet lanesOf(int group) {
        IntList found = new IntList();
        int last = IntervalStore.NONE;
        for (int at = starts[group]; at < starts[group + 1]; at++) {
            if (lanes[at] != last) {
                last = lanes[at];
                found.add(last);
            }
        }
        return LaneSet.of(found.toArray());
    }

    /// First position of `lane` in the group's stretch; the next lane's when it has none.
    int firstOf(int group, int lane) {
        int low = starts[group];
        int high = starts[group + 1];
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (lanes[mid] < lane) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    int endOf(int group) {
        return starts[group + 1];
    }

    int laneAt(int at) {
        return lanes[at];
    }

    int rowAt(int at) {
        return rows[at];
    }

    /// The earliest member that begins after `timeNanos`, on any lane; null when there is none.
    public @Nullable Hit next(int group, long timeNanos) {
        return next(group, timeNanos, Integer.MAX_VALUE);
    }

    /// The first member after `timeNanos` on `lane`, in order of time and then of lanes; null when
    /// there is none.
    public @Nullable Hit next(int group, long timeNanos, int lane) {
        int best = -1;
        long bestTime = Long.MAX_VALUE;
        int end;
        for (int at = starts[group]; at < starts[group + 1]; at = end) {
            end = endOfRun(group, at);
            int found = firstAfter(at, end, lanes[at] > lane ? timeNanos - 1 : timeNanos);
            if (found >= 0 && timeAt(found) < bestTime) {
                best = found;
                bestTime = timeAt(found);
            }
        }
        return best < 0 ? null : at(best);
    }

    /// The latest member that begins before `timeNanos`, on any lane; null when there is none.
    public @Nullable Hit previous(int group, long timeNanos) {
        return previous(group, timeNanos, -1);
    }

    /// The last member before `timeNanos` on `lane`, in order of time and then of lanes; null when
    /// there is none.
    public @Nullable Hit previous(int group, long timeNanos, int lane) {
        int best = -1;
        long bestTime = Long.MIN_VALUE;
        int end;
        for (int at = starts[group]; at < starts[group + 1]; at = end) {
            end = endOfRun(group, at);
            int found = lastBefore(at, end, lanes[at] < lane ? timeNanos + 1 : timeNanos);
            if (found >= 0 && timeAt(found) >= bestTime) {
                best = found;
                bestTime = timeAt(found);
            }
        }
        return best < 0 ? null : at(best);
    }

    /// Groups in the order of a column, ties in the order of the groups.
    public int[] order(GroupColumn column, boolean descending) {
        return switch (column) {
            case FIRST -> GroupOrder.byNumber(groups.size(), this::firstNanos, descending);
            case CREATED_BY -> {
                int[] counts = new int[groups.sites().count()];
                yield GroupOrder.byText(groups.size(), group -> creator(group, counts), descending);
            }
            default -> groups.order(column, descending);
        };
    }

    /// When the first member begins; for a group of threads in dumps only, the end of all time.
    private long firstNanos(int group) {
        Hit first = next(group, Long.MIN_VALUE);
        return first == null ? Long.MAX_VALUE : first.timeNanos();
    }

    /// The site that started most of the group's lanes, without its package, with file and line;
    /// empty for a group without lanes.
    public String creator(int group) {
        if (size(group) == 0) {
            return GroupDetails.of(this, group).creators().stream()
                    .findFirst()
                    .map(creator -> creator.site().shortText())
                    .orElse("");
        }
        return creator(group, new int[groups.sites().count()]);
    }

    /// @param counts zeros, one for each site; zeros again afterwards
    private String creator(int group, int[] counts) {
        LaneSites sites = groups.sites();
        int best = -1;
        int last = IntervalStore.NONE;
        for (int at = starts[group]; at < starts[group + 1]; at++) {
            if (lanes[at] != last) {
                last = lanes[at];
                int site = sites.siteOf(last);
                counts[site]++;
                best = best < 0 || counts[site] > counts[best] ? site : best;
            }
        }
        for (int at = starts[group]; at < starts[group + 1]; at++) {
            counts[sites.siteOf(lanes[at])] = 0;
        }
        return best < 0 ? "" : sites.site(best).shortText();
    }

    /// End of the stretch of hits on the lane of position `at`: points follow intervals as a second
    /// stretch, since each is in order of time by itself.
    int endOfRun(int group, int at) {
        int low = at + 1;
        int high = starts[group + 1];
        int reach = 1;
        while (low + reach < high && sameRun(at, low + reach)) {
            low += reach;
            reach <<= 1;
        }
        high = Math.min(high, low + reach);
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (sameRun(at, mid)) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    private boolean sameRun(int at, int other) {
        return lanes[other] == lanes[at] && rows[other] < 0 == rows[at] < 0;
    }

    private int firstAfter(int from, int to, long timeNanos) {
        int low = from;
        int high = to;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (timeAt(mid) <= timeNanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low < to ? low : -1;
    }

    private int lastBefore(int from, int to, long timeNanos) {
        int low = from;
        int high = to;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (timeAt(mid) < timeNanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low > from ? low - 1 : -1;
    }

    /// When a group occurs: for each of 64 equal parts of the range the time that lanes spent in
    /// it, in nanoseconds; for a group without any time, the number of hits.
    public long[] sparkline(int group) {
        return occupancy(group, SPARK_BUCKETS);
    }

    /// The same for any number of equal parts.
    public long[] occupancy(int group, int buckets) {
        Spread sum = new Spread(groups.scope().range(), buckets);
        IntervalStore intervals = groups.trace().intervals();
        PointStore points = groups.trace().points();
        for (int at = starts[group]; at < starts[group + 1]; at++) {
            if (rows[at] < 0) {
                sum.point(points.timeNanos(lanes[at], ~rows[at]));
            } else {
                sum.interval(
                        intervals.startNanos(lanes[at], rows[at]),
                        intervals.endNanos(lanes[at], rows[at]));
            }
        }
        if (size(group) == 0) {
            DumpMembers.forEach(groups, group, (dump, _) -> sum.point(dump.atNanos()));
        }
        return sum.result();
    }

    int stackOf(int at) {
        Trace trace = groups.trace();
        return rows[at] < 0
                ? trace.points().stackId(lanes[at], ~rows[at])
                : trace.intervals().stackId(lanes[at], rows[at]);
    }

    int startOf(int group) {
        return starts[group];
    }

    /// Counts the hits of each group.
    private static final class Counter implements HitSink {
        private final StackGroups groups;
        private final int[] counts;

        Counter(StackGroups groups) {
            this.groups = groups;
            this.counts = new int[groups.size() + 1];
        }

        int[] starts() {
            int[] starts = new int[counts.length];
            for (int group = 0; group + 1 < counts.length; group++) {
                starts[group + 1] = Math.addExact(starts[group], counts[group]);
            }
            return starts;
        }

        @Override
        public void interval(
                int lane, int row, int subState, int stackId, long nanos, long endNanos) {
            count(groups.groupOf(lane, stackId, subState));
        }

        @Override
        public void point(int lane, int row, int type, int stackId) {
            count(groups.groupOfPoint(lane, stackId));
        }

        private void count(int group) {
            if (group >= 0) {
                counts[group]++;
            }
        }

        @Override
        public void thread(int lane, int dump, int row, int stackId, int subState, long threads) {
            // its bar or mark on the lane is met as an interval
        }
    }

    /// Writes each hit to the next free place of its group.
    private static final class Filler implements HitSink {
        private final StackGroups groups;
        private final int[] ends;
        private final int[] next;
        final int[] lanes;
        final int[] rows;

        Filler(StackGroups groups, int[] starts) {
            this.groups = groups;
            this.ends = starts;
            this.next = starts.clone();
            int hits = starts[starts.length - 1];
            this.lanes = new int[hits];
            this.rows = new int[hits];
        }

        int[] starts() {
            return ends;
        }

        @Override
        public void interval(
                int lane, int row, int subState, int stackId, long nanos, long endNanos) {
            put(groups.groupOf(lane, stackId, subState), lane, row);
        }

        @Override
        public void point(int lane, int row, int type, int stackId) {
            put(groups.groupOfPoint(lane, stackId), lane, ~row);
        }

        private void put(int group, int lane, int row) {
            if (group >= 0) {
                int at = next[group]++;
                lanes[at] = lane;
                rows[at] = row;
            }
        }

        @Override
        public void thread(int lane, int dump, int row, int stackId, int subState, long threads) {
            // its bar or mark on the lane is met as an interval
        }
    }
}
