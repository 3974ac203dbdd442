package dev.skein.model;

import java.util.Arrays;

/// Reads pixels from a [SharePyramid] where its buckets are fine enough, and says which pixels must
/// be walked instead.
///
/// Buckets come in order of time, so one pixel is summed up at a time. Whole buckets inside a pixel
/// are added packed, four classes per addition. In an exact picture the few that straddle the edge
/// of two pixels are divided further, and where they cannot be divided, the two dozen intervals in
/// them are read one by one. So a pixel costs a few additions and half a dozen intervals at each of
/// its edges, however many intervals lie between.
final class PyramidReader {
    private static final int CLASSES = LaneState.COUNT;
    private static final int CLASS_MASK = (1 << CLASSES) - 1;
    private static final long EVEN = 0x00ff00ff00ff00ffL;

    /// At the edge of a pixel buckets are divided as long as they are wider than `2^-3` of it.
    private static final int DIVIDE_BITS = 3;

    /// More intervals than these in a bucket of an eighth, or of a quarter, of a pixel are spread
    /// so evenly that a bucket may be split in proportion.
    private static final int MANY_IN_EIGHTH = 6;

    private static final int MANY_IN_QUARTER = 14;

    private static final int ROWS_AT_ONCE = 12;

    private final PixelGrid grid;
    private final LaneColumns columns;
    private final byte[] codes;
    private boolean[] walked = new boolean[0];

    private PixelRow out = new PixelRow(0);
    private long viewStart;
    private long viewEnd;
    private int maxShift;
    private int divideShift;
    private boolean exact;
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
    private long lastCovered = -1;
    private double perTick;
    private int present;

    /// Classes of a bucket that reaches into the next pixel; they have at least 1 there, too.
    private int carried;

    private int transitions;

    /// By class, then what no event and absence have of it, which nobody reads.
    private final long[] parts = new long[CLASSES + 2];

    /// Keys of some rows of a block, the first of which would lie at index 0.
    private final long[] keys = new long[RowBlock.MAX_ROWS];

    private int keysBlock;
    private int lane;

    PyramidReader(IntervalStore store, byte[] codes, PixelGrid grid) {
        this.columns = store.columns();
        this.codes = codes;
        this.grid = grid;
    }

    /// Writes the pixels of `out` that buckets of at most `2^newMaxShift` ticks lie under.
    ///
    /// @param edgesExact whether the edges of pixels are told apart to the interval
    void read(
            SharePyramid pyramid,
            int laneNumber,
            int newMaxShift,
            boolean edgesExact,
            PixelRow pixels) {
        lane = laneNumber;
        int width = grid.widthPx();
        if (walked.length < width) {
            walked = new boolean[width];
        }
        Arrays.fill(walked, 0, width, false);
        out = pixels;
        hasNoEvent = pyramid.hasNoEvent();
        viewStart = grid.bound(0);
        viewEnd = Math.min(grid.bound(width), pyramid.coveredTicks());
        maxShift = newMaxShift;
        int pixelShift = Math.getExponent(grid.ticksPerPx());
        divideShift = Math.max(0, pixelShift - DIVIDE_BITS);
        exact = edgesExact;
        carried = 0;
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
        long quadEnd = quadStart + (4L << shift);
        boolean inside = quadStart >= columnStart && quadEnd <= columnEnd && quadEnd <= viewEnd;
        if (inside && shift <= maxShift) {
            quad(pyramid, quad * 4, shift);
            return;
        }
        for (int bucket = quad * 4; bucket < quad * 4 + 4; bucket++) {
            long start = quadStart + ((long) (bucket & 3) << shift);
            long end = start + (1L << shift);
            if (end <= viewStart || start >= viewEnd) {
                continue;
            }
            int child = shift < maxShift ? -1 : pyramid.childOf(bucket);
            if (child >= 0 && shift > maxShift) {
                visit(pyramid, child, shift - 2, start);
            } else if (shift > maxShift) {
                walk(start, end);
            } else {
                bucket(pyramid, bucket, shift, start);
            }
        }
    }

    /// All four buckets of a quad that lies inside the current pixel.
    private void quad(SharePyramid pyramid, int first, int shift) {
        int weight = makeRoom(shift, 4);
        long a = pyramid.shares(first);
        long b = pyramid.shares(first + 1);
        long c = pyramid.shares(first + 2);
        long d = pyramid.shares(first + 3);
        even += ((a & EVEN) + (b & EVEN) + (c & EVEN) + (d & EVEN)) << weight;
        odd +=
                (((a >>> 8) & EVEN) + ((b >>> 8) & EVEN) + ((c >>> 8) & EVEN) + ((d >>> 8) & EVEN))
                        << weight;
        covered += 4L << shift;
        transitions +=
                pyramid.transitions(first)
                        + pyramid.transitions(first + 1)
                        + pyramid.transitions(first + 2)
                        + pyramid.transitions(first + 3);
    }

    private void bucket(SharePyramid pyramid, int bucket, int shift, long start) {
        long end = start + (1L << shift);
        moveTo(start);
        if (!exact || (end <= columnEnd && start >= columnStart)) {
            whole(pyramid, bucket, shift);
            carried = end > columnEnd ? mask(pyramid.shares(bucket)) : 0;
            return;
        }
        int child = shift <= divideShift ? -1 : pyramid.childOf(bucket);
        if (child < 0) {
            int rows = pyramid.transitions(bucket);
            if (rows == 0 || isEven(shift, rows)) {
                straddling(pyramid, bucket, shift, start);
            } else {
                readRows(pyramid, bucket, shift, start);
            }
            return;
        }
        for (int k = 0; k < 4; k++) {
            long childStart = start + ((long) k << (shift - 2));
            long childEnd = childStart + (1L << (shift - 2));
            if (childStart < viewEnd && childEnd > viewStart) {
                bucket(pyramid, child * 4 + k, shift - 2, childStart);
            }
        }
    }

    private boolean isEven(int shift, int rows) {
        return shift < divideShift
                || (shift == divideShift && rows > MANY_IN_EIGHTH)
                || (shift == divideShift + 1 && rows > MANY_IN_QUARTER);
    }

    /// A bucket that cannot or need not be divided further and lies in two pixels or more.
    private void straddling(SharePyramid pyramid, int bucket, int shift, long start) {
        long end = start + (1L << shift);
        long from = Math.max(start, columnStart);
        while (true) {
            long to = Math.min(end, columnEnd);
            part(pyramid, bucket, shift, to - from);
            from = to;
            if (from >= end || column + 1 >= grid.widthPx()) {
                return;
            }
            leave();
            enter(column + 1);
        }
    }

    /// The rows of a bucket that lies in two pixels or more, one by one.
    private void readRows(SharePyramid pyramid, int bucket, int shift, long start) {
        long end = Math.min(start + (1L << shift), viewEnd);
        long at = Math.max(start, columnStart);
        int row = pyramid.firstRow(bucket);
        if (row < 0) {
            row = columns.rowAt(lane, start - 1) + 1;
        }
        int code = row == 0 ? PixelRow.ABSENT : codes[columns.state(lane, row - 1) & 0xff];
        int endRow = pyramid.rows();
        int loaded = row;
        while (true) {
            long limit = Math.min(end, columnEnd);
            covered += limit - at;
            int seen = 0;
            while (row < endRow) {
                if (row == loaded) {
                    loaded = load(row, endRow);
                }
                long key = keys[row - keysBlock];
                long next = key >>> 16;
                if (next >= limit) {
                    break;
                }
                if (next > at) {
                    parts[code] += 255 * (next - at);
                    seen |= 1 << code;
                    at = next;
                }
                code = codes[(int) key & 0xff];
                if (next >= columnStart) {
                    seen |= 1 << code;
                    transitions++;
                }
                row++;
            }
            if (limit > at) {
                parts[code] += 255 * (limit - at);
                seen |= 1 << code;
                at = limit;
            }
            present |= seen & CLASS_MASK;
            if (limit == end || column + 1 >= grid.widthPx()) {
                return;
            }
            leave();
            enter(column + 1);
        }
    }

    /// Makes `keys` hold some rows from `row` on, all in one block; the result is their end.
    private int load(int row, int endRow) {
        int block = LaneColumns.blockOf(row);
        keysBlock = LaneColumns.firstRowOf(block);
        int to =
                Math.min(
                        Math.min(row + ROWS_AT_ONCE, endRow),
                        keysBlock + LaneColumns.rowsOf(block));
        columns.copyKeys(lane, block, row, to, keys);
        return to;
    }

    private static int mask(long shares) {
        return (int) (((SharePyramid.nonZero(shares) >>> 7) * 0x0102040810204080L) >>> 56);
    }

    /// Makes packed sums take so many buckets more without overflow. They count in the narrowest
    /// width that came; the result says by how many bits wider these buckets are.
    private int makeRoom(int shift, int buckets) {
        int wider = wholes == 0 ? 0 : shift - wholeShift;
        if (wider < 0 && wider > -8 && (wholes << -wider) + buckets <= 255) {
            even <<= -wider;
            odd <<= -wider;
            wholes <<= -wider;
            wider = 0;
        } else if (wider < 0 || wider > 7 || wholes + (buckets << wider) > 255) {
            fold();
            wider = 0;
        }
        wholeShift = shift - wider;
        wholes += buckets << wider;
        return wider;
    }

    private void whole(SharePyramid pyramid, int bucket, int shift) {
        int weight = makeRoom(shift, 1);
        long shares = pyramid.shares(bucket);
        even += (shares & EVEN) << weight;
        odd += (shares >>> 8 & EVEN) << weight;
        covered += 1L << shift;
        transitions += pyramid.transitions(bucket);
    }

    /// Moves packed sums to where they cannot overflow.
    private void fold() {
        if (wholes > 0) {
            for (int c = 0; c < CLASSES; c += 2) {
                int bits = c << 3;
                long evenSum = even >>> bits & 0xffff;
                long oddSum = odd >>> bits & 0xffff;
                parts[c] += evenSum << wholeShift;
                parts[c + 1] += oddSum << wholeShift;
                present |= evenSum > 0 ? 1 << c : 0;
                present |= oddSum > 0 ? 2 << c : 0;
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

    private void enter(int newColumn) {
        column = newColumn;
        columnStart = grid.bound(newColumn);
        columnEnd = grid.bound(newColumn + 1);
        covered = 0;
        present = carried;
        carried = 0;
        transitions = 0;
    }

    /// Writes the current pixel; one not covered from edge to edge is to be walked.
    private void leave() {
        fold();
        boolean known = exact ? covered >= columnEnd - columnStart : covered > 0;
        if (!known || columnEnd == columnStart || walked[column]) {
            walked[column] = true;
            forget();
            return;
        }
        if (covered != lastCovered) {
            lastCovered = covered;
            perTick = 1.0 / Math.max(1, covered);
        }
        long most = 0;
        long sums = 0;
        long packed = 0;
        for (int left = present; left != 0; left &= left - 1) {
            int c = Integer.numberOfTrailingZeros(left);
            long sum = parts[c];
            parts[c] = 0;
            sums += sum;
            most = Math.max(most, sum << 4 | (15 - c));
            int share = Math.min(255, Math.max(1, (int) (sum * perTick + 0.5)));
            packed |= (long) share << (c << 3);
        }
        int dominant = most < 16 ? PixelRow.ABSENT : 15 - (int) (most & 15);
        if (hasNoEvent && covered * 255 - sums > most >>> 4) {
            dominant = PixelRow.NO_EVENT;
        }
        out.dominants[column] = (byte) dominant;
        out.shares[column] = packed;
        out.transitions[column] = transitions;
        out.flags[column] = 0;
    }

    private void forget() {
        for (int left = present; left != 0; left &= left - 1) {
            parts[Integer.numberOfTrailingZeros(left)] = 0;
        }
    }

    /// Marks the pixels of a bucket that is too coarse.
    private void walk(long start, long end) {
        moveTo(start);
        walked[column] = true;
        while (end > columnEnd && column + 1 < grid.widthPx()) {
            leave();
            enter(column + 1);
            walked[column] = true;
        }
    }

    private void moveTo(long tick) {
        while (tick >= columnEnd) {
            leave();
            enter(column + 1);
        }
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
}
