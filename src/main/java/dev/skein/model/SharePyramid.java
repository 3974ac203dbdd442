package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Time per display class of one lane in power-of-two-wide buckets of several widths, so that a
/// picture costs a few additions per pixel and nothing per interval.
///
/// A million intervals of a lane may share one pixel, or crowd into sixty milliseconds of a minute.
/// The pyramid answers "how much of this bucket is lock time" for buckets about as wide as a
/// quarter of a pixel, whatever the zoom:
///
/// - A bucket holds eight shares of its time in 1/255, one byte per class, in one `long`; a class
///   with any time has at least 1, so that a microsecond of lock time is never rounded away. Beside
///   it, one byte holds the number of intervals that start in it, exact to 31, then with three bits
///   of mantissa. Shares of no event and of absence are what is missing from 255.
/// - Buckets of one width are aligned to multiples of the width in ticks, so that colours do not
///   shimmer while one pans. Every next width is a quarter.
/// - A bucket is divided only where more than [#MAX_LEAF_ROWS] intervals start in it. A pyramid of
///   full levels, as first drawn up, has its finest level about right for a lane whose intervals
///   are spread evenly, and far too coarse inside a burst, where a frame then walks all its
///   intervals. Dividing where the intervals are keeps what must be walked at any zoom below a few
///   dozen per pixel, for the same number of buckets.
/// - Intervals in clusters much smaller than the gaps between them would need a long chain of
///   divisions with one busy child each. The more such divisions lie above a bucket, the more
///   intervals it takes to divide it once more; so a pyramid has at most about one quad (four
///   buckets, 45 bytes) per twelve intervals, usually one per forty.
///
/// Quads lie in breadth-first order: the children of a quad follow each other, so one number and a
/// mask of four bits say where they are, and going backwards every child comes before its parent,
/// which is then the average of four. Averages of packed shares are made in two halves of four
/// 16-bit numbers each.
///
/// Built from the intervals that lie in full blocks, good until the start of the last of them. It
/// stays good for every later snapshot, since rows are only appended; [#isOf] tells whether a lane
/// has been cut and written anew by the place of its last block in the slabs.
final class SharePyramid {
    /// Lanes with fewer rows are walked.
    static final int MIN_ROWS = 64;

    static final int MAX_LEAF_ROWS = 24;
    static final int MAX_EXACT = 31;

    private static final int ROOT_BUCKETS = 24;
    private static final long EVEN = 0x00ff00ff00ff00ffL;
    private static final long TWOS = 0x0002000200020002L;
    private static final long HIGH = 0x8080808080808080L;

    private final int rows;
    private final int lastPlace;
    private final long firstTick;
    private final long coveredTicks;
    private final boolean hasNoEvent;
    private final int rootShift;
    private final long rootStart;
    private final int rootQuads;
    private final long[] shares;
    private final byte[] counts;
    private final int[] firstChild;
    private final byte[] childMask;
    private final int[] firstRows;

    private SharePyramid(Builder from) {
        rows = from.rows;
        lastPlace = from.lastPlace;
        firstTick = from.firstTick;
        coveredTicks = from.coveredTicks;
        hasNoEvent = from.hasNoEvent;
        rootShift = from.rootShift;
        rootStart = from.rootStart;
        rootQuads = from.rootQuads;
        shares = Arrays.copyOf(from.shares, from.quads * 4);
        counts = Arrays.copyOf(from.counts, from.quads * 4);
        firstChild = Arrays.copyOf(from.firstChild, from.quads);
        childMask = Arrays.copyOf(from.childMask, from.quads);
        firstRows = Arrays.copyOf(from.firstRows, from.quads);
    }

    /// The pyramid of a lane's rows, or null where none is needed or possible.
    static @Nullable SharePyramid build(LaneColumns columns, int lane, byte[] classCodes) {
        if (columns.settled(lane) < MIN_ROWS) {
            return null;
        }
        Builder builder = new Builder(columns, lane, classCodes);
        return builder.build() ? new SharePyramid(builder) : null;
    }

    /// Whether this was built from the very rows that `columns` holds.
    boolean isOf(LaneColumns columns, int lane) {
        return rows <= columns.settled(lane)
                && columns.place(lane, rows - 1) == lastPlace
                && columns.ticks(lane, 0) == firstTick;
    }

    /// Number of rows it was built from.
    int rows() {
        return rows;
    }

    /// Start of the lane's first row.
    long firstTick() {
        return firstTick;
    }

    /// Nothing at or after this is known here.
    long coveredTicks() {
        return coveredTicks;
    }

    /// Whether time in no class is "no event" rather than "not alive".
    boolean hasNoEvent() {
        return hasNoEvent;
    }

    /// Widest buckets are `2^rootShift` ticks.
    int rootShift() {
        return rootShift;
    }

    /// Start of the first bucket of quad 0.
    long rootStart() {
        return rootStart;
    }

    /// Quads `0 .. rootQuads - 1` follow each other in time.
    int rootQuads() {
        return rootQuads;
    }

    /// Packed shares of bucket `4 * quad + child`.
    long shares(int bucket) {
        return shares[bucket];
    }

    /// Intervals that start in a bucket.
    int transitions(int bucket) {
        return decoded(counts[bucket]);
    }

    /// First row that starts in a bucket or behind it; -1 where only a search can tell.
    int firstRow(int bucket) {
        int row = firstRows[bucket >> 2];
        for (int before = bucket & ~3; before < bucket; before++) {
            int count = counts[before] & 0xff;
            if (count > MAX_EXACT) {
                return -1;
            }
            row += count;
        }
        return row;
    }

    /// Quad that divides a bucket, -1 for none.
    int childOf(int bucket) {
        int quad = bucket >> 2;
        int child = bucket & 3;
        int mask = childMask[quad];
        if ((mask & 1 << child) == 0) {
            return -1;
        }
        return firstChild[quad] + Integer.bitCount(mask & ((1 << child) - 1));
    }

    /// Bytes of the arrays.
    long sizeBytes() {
        return 45L * firstChild.length + 128;
    }

    /// Log-coded count: exact to [#MAX_EXACT], then rounded down to three bits behind the leading
    /// one.
    static byte coded(int count) {
        if (count <= MAX_EXACT) {
            return (byte) count;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(count);
        return (byte) (32 + ((exponent - 5) << 3) + ((count >>> (exponent - 3)) & 7));
    }

    static int decoded(byte code) {
        int value = code & 0xff;
        if (value <= MAX_EXACT) {
            return value;
        }
        return (8 + ((value - 32) & 7)) << (((value - 32) >> 3) + 2);
    }

    /// The average of four packed shares, a class that any of them has kept above 0.
    static long average(long a, long b, long c, long d) {
        long even = (a & EVEN) + (b & EVEN) + (c & EVEN) + (d & EVEN) + TWOS;
        long odd = (a >>> 8 & EVEN) + (b >>> 8 & EVEN) + (c >>> 8 & EVEN) + (d >>> 8 & EVEN) + TWOS;
        long mean = (even >>> 2 & EVEN) | (odd >>> 2 & EVEN) << 8;
        long lost = nonZero(a | b | c | d) & ~nonZero(mean);
        return mean | lost >>> 7;
    }

    /// The high bit of every byte that is not 0.
    static long nonZero(long bytes) {
        return (((bytes & ~HIGH) + ~HIGH) | bytes) & HIGH;
    }

    /// Divides a lane's time, breadth first, and fills shares from the leaves up.
    private static final class Builder {
        private final byte[] classCodes;
        private final RowCursor cursor;
        private final int rows;
        private final int lastPlace;
        private final long firstTick;
        private final long coveredTicks;
        private boolean hasNoEvent;
        private int rootShift;
        private long rootStart;
        private int rootQuads;

        private int quads;
        private long[] shares = new long[256];
        private byte[] counts = new byte[256];
        private int[] firstChild = new int[64];
        private byte[] childMask = new byte[64];
        private long[] starts = new long[64];
        private int[] firstRows = new int[64];
        private byte[] shifts = new byte[64];
        private byte[] chains = new byte[64];
        private final long[] ticks = new long[LaneState.COUNT];
        private final int[] split = new int[5];

        Builder(LaneColumns columns, int lane, byte[] classCodes) {
            this.classCodes = classCodes;
            cursor = new RowCursor(columns);
            cursor.open(lane);
            rows = columns.settled(lane);
            lastPlace = columns.place(lane, rows - 1);
            firstTick = start(0);
            coveredTicks = start(rows - 1);
        }

        private long start(int row) {
            return cursor.ticks(row);
        }

        /// False for a lane that is both silent and absent between its first and last row: shares
        /// could not tell the two apart.
        boolean build() {
            boolean gaps = false;
            for (int row = 0; row < rows - 1; row++) {
                int subState = (int) cursor.key(row) & 0xff;
                hasNoEvent |= subState == SubState.NO_EVENT;
                gaps |= subState == SubState.ABSENT;
            }
            if (coveredTicks == firstTick || (gaps && hasNoEvent)) {
                return false;
            }
            layRoots();
            for (int quad = 0; quad < quads; quad++) {
                divide(quad);
            }
            average();
            return true;
        }

        /// Chooses widths so that evenly spread rows end in leaves of 8 to 16.
        private void layRoots() {
            long span = coveredTicks - firstTick;
            double even = span * 16.0 / rows;
            int leafShift = Math.max(0, Math.getExponent(even));
            int shift = leafShift;
            while (span >> shift > ROOT_BUCKETS) {
                shift += 2;
            }
            rootShift = shift;
            rootStart = firstTick >> (shift + 2) << (shift + 2);
            rootQuads = (int) ((coveredTicks - rootStart) >> (shift + 2)) + 1;
            for (int i = 0; i < rootQuads; i++) {
                long at = rootStart + ((long) i << (shift + 2));
                add(at, rowFrom(at, 0, rows), shift, 0);
            }
        }

        private int add(long at, int firstRow, int shift, int chain) {
            if (quads == firstChild.length) {
                grow();
            }
            starts[quads] = at;
            firstRows[quads] = firstRow;
            shifts[quads] = (byte) shift;
            chains[quads] = (byte) chain;
            return quads++;
        }

        private void grow() {
            int capacity = quads * 2;
            shares = Arrays.copyOf(shares, capacity * 4);
            counts = Arrays.copyOf(counts, capacity * 4);
            firstChild = Arrays.copyOf(firstChild, capacity);
            childMask = Arrays.copyOf(childMask, capacity);
            starts = Arrays.copyOf(starts, capacity);
            firstRows = Arrays.copyOf(firstRows, capacity);
            shifts = Arrays.copyOf(shifts, capacity);
            chains = Arrays.copyOf(chains, capacity);
        }

        private void divide(int quad) {
            int shift = shifts[quad];
            long at = starts[quad];
            split[0] = firstRows[quad];
            int busy = 0;
            for (int k = 0; k < 4; k++) {
                long end = at + ((long) (k + 1) << shift);
                split[k + 1] = rowFrom(end, split[k], rows);
                busy += split[k + 1] > split[k] ? 1 : 0;
            }
            int chain = busy <= 1 ? Math.min(100, chains[quad] + 1) : 0;
            firstChild[quad] = quads;
            for (int k = 0; k < 4; k++) {
                int count = split[k + 1] - split[k];
                counts[quad * 4 + k] = coded(count);
                long from = at + ((long) k << shift);
                if (count > MAX_LEAF_ROWS * (1 + chain) && shift >= 2) {
                    childMask[quad] |= (byte) (1 << k);
                    add(from, split[k], shift - 2, chain);
                } else {
                    shares[quad * 4 + k] = leaf(from, shift, split[k], split[k + 1]);
                }
            }
        }

        /// First row at or after `low` that starts at or after `tick`: gallops from `low`, since it
        /// is near.
        private int rowFrom(long tick, int low, int end) {
            int from = low;
            int reach = MAX_LEAF_ROWS;
            while (from + reach < end && start(from + reach) < tick) {
                from += reach;
                reach <<= 1;
            }
            int to = Math.min(end, from + reach);
            while (from < to) {
                int mid = (from + to) >>> 1;
                if (start(mid) < tick) {
                    from = mid + 1;
                } else {
                    to = mid;
                }
            }
            return from;
        }

        private long leaf(long from, int shift, int firstRow, int endRow) {
            Arrays.fill(ticks, 0);
            int present = 0;
            long at = Math.max(from, firstTick);
            long end = Math.min(from + (1L << shift), coveredTicks);
            int previous = firstRow == 0 ? -1 : classOf(firstRow - 1);
            if (firstRow < endRow) {
                cursor.enter(firstRow);
            }
            for (int row = firstRow; row < endRow; row++) {
                long next = start(row);
                present |= spend(previous, next - at);
                at = next;
                previous = classOf(row);
                present |= previous < 0 || row == rows - 1 ? 0 : 1 << previous;
            }
            present |= spend(previous, end - at);
            long packed = 0;
            long half = (1L << shift) >> 1;
            for (int left = present; left != 0; left &= left - 1) {
                int c = Integer.numberOfTrailingZeros(left);
                long share = (ticks[c] * 255 + half) >>> shift;
                packed |= Math.max(1, share) << (c << 3);
            }
            return packed;
        }

        private int classOf(int row) {
            return classCodes[(int) cursor.key(row) & 0xff];
        }

        private int spend(int laneState, long duration) {
            if (laneState < 0 || duration <= 0) {
                return 0;
            }
            ticks[laneState] += duration;
            return 1 << laneState;
        }

        private void average() {
            for (int quad = quads - 1; quad >= 0; quad--) {
                int child = firstChild[quad];
                for (int k = 0; k < 4; k++) {
                    if ((childMask[quad] & 1 << k) != 0) {
                        int at = child * 4;
                        shares[quad * 4 + k] =
                                SharePyramid.average(
                                        shares[at], shares[at + 1], shares[at + 2], shares[at + 3]);
                        child++;
                    }
                }
            }
        }
    }
}
