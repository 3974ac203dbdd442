package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An optional `int` column beside the keys of [LaneColumns], as narrow as its values allow.
///
/// A slab is made when the first value other than [LaneColumns#NONE] comes into it, so a column
/// that a source does not have costs nothing. It is split into planes: 16 bits of each value, then
/// bits 16 to 23, then the rest; the upper planes of a slab are made when a value needs them.
/// Stacks are numbered from 0 in order of appearance, so most columns stay at two bytes a row, and
/// lanes by the million still take three. Values are stored one higher, so that an untouched row
/// reads as `NONE`.
final class IntSlabs {
    private char[] @Nullable [] low;
    private byte[] @Nullable [] middle;
    private byte[] @Nullable [] high;

    IntSlabs() {
        this(new char[0][], new byte[0][], new byte[0][]);
    }

    private IntSlabs(
            char[] @Nullable [] low, byte[] @Nullable [] middle, byte[] @Nullable [] high) {
        this.low = low;
        this.middle = middle;
        this.high = high;
    }

    int get(int offset) {
        int slab = offset >>> LaneColumns.SLAB_BITS;
        int position = offset & LaneColumns.SLAB_MASK;
        char[] lows = slab < low.length ? low[slab] : null;
        if (lows == null) {
            return LaneColumns.NONE;
        }
        int value = lows[position];
        byte[] middles = slab < middle.length ? middle[slab] : null;
        if (middles != null) {
            value |= (middles[position] & 0xff) << 16;
            byte[] highs = slab < high.length ? high[slab] : null;
            if (highs != null) {
                value |= highs[position] << 24;
            }
        }
        return value - 1;
    }

    void set(int offset, int value) {
        int slab = offset >>> LaneColumns.SLAB_BITS;
        char[] lows = slab < low.length ? low[slab] : null;
        if (lows == null) {
            if (value == LaneColumns.NONE) {
                return;
            }
            lows = addLow(slab);
        }
        int stored = value + 1;
        int position = offset & LaneColumns.SLAB_MASK;
        byte[] middles = slab < middle.length ? middle[slab] : null;
        if (middles == null && stored >>> 16 == 0) {
            lows[position] = (char) stored;
        } else {
            setWide(slab, position, stored);
        }
    }

    private void setWide(int slab, int position, int stored) {
        if (slab >= middle.length || middle[slab] == null) {
            middle = widen(middle, slab);
        }
        if (stored >>> 24 != 0 && (slab >= high.length || high[slab] == null)) {
            high = widen(high, slab);
        }
        write(low[slab], middle[slab], slab < high.length ? high[slab] : null, position, stored);
    }

    private static void write(
            char @Nullable [] lows,
            byte @Nullable [] middles,
            byte @Nullable [] highs,
            int position,
            int stored) {
        if (lows != null) {
            lows[position] = (char) stored;
        }
        if (middles != null) {
            middles[position] = (byte) (stored >>> 16);
        }
        if (highs != null) {
            highs[position] = (byte) (stored >>> 24);
        }
    }

    /// Adds a plane to a slab. Snapshots taken before keep the planes they know, lest they see half
    /// of a value written later.
    private byte[] @Nullable [] widen(byte[] @Nullable [] planes, int slab) {
        char[] lows = low[slab];
        if (lows != null) {
            low[slab] = lows.clone();
        }
        if (slab < middle.length && middle[slab] != null) {
            middle[slab] = middle[slab].clone();
        }
        byte[] @Nullable [] more =
                slab < planes.length ? planes : Arrays.copyOf(planes, slab + 1 + (slab >> 1));
        more[slab] = new byte[LaneColumns.SLAB_ROWS];
        return more;
    }

    private char[] addLow(int slab) {
        if (slab >= low.length) {
            low = Arrays.copyOf(low, slab + 1 + (slab >> 1));
        }
        char[] lows = new char[LaneColumns.SLAB_ROWS];
        low[slab] = lows;
        return lows;
    }

    /// Whether any value was ever set.
    boolean isUsed() {
        return low.length > 0;
    }

    /// What is there now, for a snapshot.
    IntSlabs freeze() {
        return new IntSlabs(low.clone(), middle.clone(), high.clone());
    }
}
