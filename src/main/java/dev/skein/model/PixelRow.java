package dev.skein.model;

import java.util.Arrays;

/// What one lane does in each pixel column of a picture; filled by [LaneScan], reused from lane to
/// lane by one thread.
public final class PixelRow {
    /// In [#dominant(int)]: alive, and the source says nothing for most of the pixel.
    public static final int NO_EVENT = LaneState.COUNT;

    /// In [#dominant(int)]: not alive in any part of the pixel.
    public static final int ABSENT = LaneState.COUNT + 1;

    final byte[] dominants;
    final long[] shares;
    final int[] transitions;
    final byte[] flags;

    public PixelRow(int widthPx) {
        dominants = new byte[widthPx];
        shares = new long[widthPx];
        transitions = new int[widthPx];
        flags = new byte[widthPx];
    }

    public int widthPx() {
        return dominants.length;
    }

    /// Code of the display class with most of the pixel's time, [#NO_EVENT] or [#ABSENT].
    ///
    /// Time that a lane was not alive never wins against time that it was, so that a short life is
    /// seen at any zoom.
    public int dominant(int x) {
        return dominants[x];
    }

    /// Eight shares of the pixel's time in 1/255, class `c` in bits `8 c .. 8 c + 7`; a class with
    /// any time at all has at least 1.
    public long shares(int x) {
        return shares[x];
    }

    /// Number of intervals that start in the pixel; exact up to 31, within an eighth above where
    /// the share pyramid was used.
    public int transitions(int x) {
        return transitions[x];
    }

    /// Bits of [IntervalFlags] of the intervals that were looked at one by one; 0 where the pixel
    /// holds too many.
    public int flags(int x) {
        return flags[x];
    }

    /// Share of class `c` in 0..255 within packed shares.
    public static int share(long shares, int c) {
        return (int) (shares >>> (c << 3)) & 0xff;
    }

    /// Writes a pixel that was worked out elsewhere, for several lanes together.
    public void put(int x, int dominant, long packedShares) {
        dominants[x] = (byte) dominant;
        shares[x] = packedShares;
        transitions[x] = 0;
        flags[x] = 0;
    }

    void set(int x, int dominant, int flagBits) {
        dominants[x] = (byte) dominant;
        shares[x] = dominant < LaneState.COUNT ? 0xffL << (dominant << 3) : 0;
        transitions[x] = 0;
        flags[x] = (byte) flagBits;
    }

    void fill(int from, int to, int dominant, int flagBits) {
        Arrays.fill(dominants, from, to, (byte) dominant);
        Arrays.fill(shares, from, to, dominant < LaneState.COUNT ? 0xffL << (dominant << 3) : 0);
        Arrays.fill(transitions, from, to, 0);
        Arrays.fill(flags, from, to, (byte) flagBits);
    }
}
