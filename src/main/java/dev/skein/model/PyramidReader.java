package dev.skein.model;

import java.util.Arrays;

/// Reads pixels from a [SharePyramid] where its buckets are fine enough, and says which pixels must
/// be walked instead.
///
/// Buckets come in order of time, so one pixel is summed up at a time. Whole buckets inside a pixel
/// are added packed, four classes per addition; the few that straddle the edge of two pixels are
/// divided further, down to single intervals, because at a quarter of a pixel each they would
/// otherwise put a tenth of the pixel's time on the wrong side.
final class PyramidReader {
    private static final int CLASSES = LaneState.COUNT;
    private static final long EVEN = 0x00ff00ff00ff00ffL;

    /// Buckets this much narrower than a pixel are shared out by length at an edge.
    private static final int EDGE_BITS = 6;

    private final PixelGrid grid;
    private final EdgeWalk edges;
    private boolean[] walked = new boolean[0];

    private PixelRow out = new PixelRow(0);
    private long viewStart;
    private long viewEnd;
    private int maxShift;
    private int edgeShift;
    private boolean hasNoEvent;

    private int column;
    private long columnStart;
    private long columnEnd;

    /// Sums of the current pixel: of whole buckets of `wholeShift`, packed, and of everything else
    /// in ticks times 255.
    private long even;
    private long odd;
    private int wholes;
    private int wholeShift;
    private long covered;
    private int present;
    private int transitions;
    private final long[] parts = new long[CLASSES];

    PyramidReader(IntervalStore store, PixelGrid grid) {
        this.grid = grid;
        this.edges = new EdgeWalk(store);
    }

    /// Writes the pixels of `out` that buckets of at most `2^newMaxShift` ticks lie under.
    ///
    /// @param exact whether the edges of pixels are told apart to the interval
    void read(SharePyramid pyramid, int lane, int newMaxShift, boolean exact, PixelRow pixels) {
        int width = grid.widthPx();
        if (walked.length < width) {
            walked = new boolean[width];
        }
        Arrays.fill(walked, 0, width, false);
        out = pixels;
        edges.open(lane);
        hasNoEvent = pyramid.hasNoEvent();
        viewStart = grid.bound(0);
        viewEnd = Math.min(grid.bound(width), pyramid.coveredTicks());
        maxShift = newMaxShift;
        int narrow = Math.getExponent(grid.ticksPerPx()) - EDGE_BITS;
        edgeShift = exact ? Math.max(0, narrow) : Integer.MAX_VALUE;
        enter(0);
        long at = pyramid.rootStart();
        for (int quad = 0; quad < pyramid.rootQuads(); quad++) {
            visit(pyramid, quad, pyramid.rootShift(), at);
            at += 4L << pyramid.rootShift();
        }
        leave();
        Arrays.fill(walked, Math.min(width, column + 1), width, true);
        walkEdges(pyramid);
    }

    /// Whether a pixel must be read from the intervals.
    boolean mustWalk(int x) {
        return walked[x];
    }

    private void visit(SharePyramid pyramid, int quad, int shift, long quadStart) {
        for (int bucket = quad * 4; bucket < quad * 4 + 4; bucket++) {
            long start = quadStart + ((long) (bucket & 3) << shift);
            long end = start + (1L << shift);
            if (end <= viewStart || start >= viewEnd) {
                continue;
            }
            int child = shift <= maxShift ? -1 : pyramid.childOf(bucket);
            if (child >= 0) {
                visit(pyramid, child, shift - 2, start);
            } else if (shift > maxShift) {
                walk(start, end - 1);
            } else {
                bucket(pyramid, bucket, shift, start);
            }
        }
    }

    private void bucket(SharePyramid pyramid, int bucket, int shift, long start) {
        long end = start + (1L << shift);
        moveTo(start);
        if (end <= columnEnd) {
            if (start >= columnStart) {
                whole(pyramid, bucket, shift);
            } else {
                part(pyramid, bucket, shift, end - columnStart);
            }
            return;
        }
        int child = shift <= edgeShift ? -1 : pyramid.childOf(bucket);
        if (child >= 0) {
            for (int k = 0; k < 4; k++) {
                long childStart = start + ((long) k << (shift - 2));
                long childEnd = childStart + (1L << (shift - 2));
                if (childStart < viewEnd && childEnd > viewStart) {
                    bucket(pyramid, child * 4 + k, shift - 2, childStart);
                }
            }
            return;
        }
        boolean split = shift > edgeShift && pyramid.transitions(bucket) > 0;
        long from = Math.max(start, columnStart);
        while (from < end) {
            long to = Math.min(end, columnEnd);
            if (split) {
                exact(from, to);
            } else {
                part(pyramid, bucket, shift, to - from);
            }
            from = to;
            if (from == columnEnd && from < end) {
                if (column + 1 >= grid.widthPx()) {
                    return;
                }
                leave();
                enter(column + 1);
            }
        }
    }

    private void whole(SharePyramid pyramid, int bucket, int shift) {
        if (shift != wholeShift) {
            fold();
            wholeShift = shift;
        }
        long shares = pyramid.shares(bucket);
        even += shares & EVEN;
        odd += shares >>> 8 & EVEN;
        covered += 1L << shift;
        transitions += pyramid.transitions(bucket);
        if (++wholes == 255) {
            fold();
        }
    }

    /// Moves packed sums to where they cannot overflow.
    private void fold() {
        if (wholes > 0) {
            for (int c = 0; c < CLASSES; c++) {
                long half = (c & 1) == 0 ? even : odd;
                long sum = half >>> ((c >> 1) << 4) & 0xffff;
                parts[c] += sum << wholeShift;
                present |= sum > 0 ? 1 << c : 0;
            }
            even = 0;
            odd = 0;
            wholes = 0;
        }
    }

    private void part(SharePyramid pyramid, int bucket, int shift, long length) {
        long shares = pyramid.shares(bucket);
        for (int c = 0; c < CLASSES; c++) {
            int share = PixelRow.share(shares, c);
            parts[c] += share * length;
            present |= share > 0 ? 1 << c : 0;
        }
        covered += length;
        transitions += (int) (((long) pyramid.transitions(bucket) * length) >> shift);
    }

    private void exact(long from, long to) {
        transitions += edges.add(from, to, parts);
        present |= edges.present();
        covered += to - from;
    }

    private void moveTo(long tick) {
        while (tick >= columnEnd) {
            leave();
            enter(column + 1);
        }
    }

    private void enter(int newColumn) {
        column = newColumn;
        columnStart = grid.bound(newColumn);
        columnEnd = grid.bound(newColumn + 1);
        covered = 0;
        present = 0;
        transitions = 0;
        Arrays.fill(parts, 0);
    }

    /// Writes the current pixel; one not covered from edge to edge is to be walked.
    private void leave() {
        fold();
        long length = columnEnd - columnStart;
        if (covered < length || length == 0) {
            walked[column] = true;
            return;
        }
        int dominant = PixelRow.ABSENT;
        long most = 0;
        long known = 0;
        long packed = 0;
        double perTick = 1.0 / length;
        for (int left = present; left != 0; left &= left - 1) {
            int c = Integer.numberOfTrailingZeros(left);
            long sum = parts[c];
            known += sum;
            long share = Math.clamp((long) (sum * perTick + 0.5), 1, 255);
            packed |= share << (c << 3);
            if (sum > most) {
                most = sum;
                dominant = c;
            }
        }
        if (hasNoEvent && length * 255 - known > most) {
            dominant = PixelRow.NO_EVENT;
        }
        out.dominants[column] = (byte) dominant;
        out.shares[column] = packed;
        out.transitions[column] = transitions;
        out.flags[column] = 0;
    }

    private void walk(long firstTick, long lastTick) {
        int last = grid.columnOf(lastTick, column);
        Arrays.fill(walked, grid.columnOf(firstTick, 0), last + 1, true);
    }

    /// The pixel where the lane begins and those that the pyramid does not cover whole.
    private void walkEdges(SharePyramid pyramid) {
        int width = grid.widthPx();
        long first = pyramid.firstTick();
        if (first >= grid.bound(0) && first < grid.bound(width)) {
            walked[grid.columnOf(first, 0)] = true;
        }
        long end = pyramid.coveredTicks() >> maxShift << maxShift;
        if (end < grid.bound(width)) {
            Arrays.fill(walked, grid.columnOf(end, 0), width, true);
        }
    }

    /// Exact time by class in short stretches that come in ascending order.
    private static final class EdgeWalk {
        private final LaneColumns columns;
        private final byte[] classCodes;
        private final RowCursor cursor;
        private int size;
        private int lane;
        private int row;
        private int present;

        EdgeWalk(IntervalStore store) {
            columns = store.columns();
            classCodes = store.subStates().classCodes();
            cursor = new RowCursor(columns);
        }

        void open(int newLane) {
            lane = newLane;
            size = columns.size(newLane);
            cursor.open(newLane);
            row = -1;
        }

        int present() {
            return present;
        }

        /// Adds ticks times 255 of `from .. to - 1` to `out` and returns the number of rows that
        /// start there.
        int add(long from, long to, long[] out) {
            seek(from);
            present = 0;
            int started = 0;
            long at = from;
            while (at < to) {
                long key = row < 0 ? 0 : cursor.key(row);
                long next = row + 1 < size ? cursor.key(row + 1) >>> 16 : Long.MAX_VALUE;
                int laneState = row < 0 ? -1 : classCodes[(int) key & 0xff];
                long end = Math.min(next, to);
                if (laneState >= 0) {
                    out[laneState] += (end - at) * 255;
                    present |= end > at || started > 0 ? 1 << laneState : 0;
                }
                at = end;
                if (next >= to) {
                    break;
                }
                row++;
                started++;
            }
            return started;
        }

        /// Makes `row` the last one that starts before `tick`.
        private void seek(long tick) {
            if (row < 0) {
                row = columns.rowAt(lane, tick - 1);
                return;
            }
            int low = row;
            int reach = 8;
            while (low + reach < size && cursor.key(low + reach) >>> 16 < tick) {
                low += reach;
                reach <<= 1;
            }
            int high = Math.min(size, low + reach);
            while (low + 1 < high) {
                int mid = (low + high) >>> 1;
                if (cursor.key(mid) >>> 16 < tick) {
                    low = mid;
                } else {
                    high = mid;
                }
            }
            row = low;
        }
    }
}
