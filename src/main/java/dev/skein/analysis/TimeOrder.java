package dev.skein.analysis;

/// The stable order of times: a radix sort over 11-bit digits, as many passes as the span needs.
///
/// Ten million events take about a quarter of a second and 32 bytes each while it runs.
final class TimeOrder {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private TimeOrder() {}

    /// Row numbers of `times` in ascending time, equal times in row order; `times` is left sorted.
    ///
    /// @param times none negative
    static int[] sort(long[] times) {
        int size = times.length;
        int[] order = new int[size];
        long all = 0;
        boolean sorted = true;
        for (int i = 0; i < size; i++) {
            order[i] = i;
            all |= times[i];
            sorted &= i == 0 || times[i - 1] <= times[i];
        }
        if (sorted) {
            return order;
        }
        long[] keys = times.clone();
        long[] spareKeys = new long[size];
        int[] spareOrder = new int[size];
        for (int shift = 0; shift < 64 && all >>> shift != 0; shift += DIGIT_BITS) {
            pass(keys, order, spareKeys, spareOrder, shift);
            long[] swapKeys = keys;
            keys = spareKeys;
            spareKeys = swapKeys;
            int[] swapOrder = order;
            order = spareOrder;
            spareOrder = swapOrder;
        }
        System.arraycopy(keys, 0, times, 0, size);
        return order;
    }

    private static void pass(long[] keys, int[] order, long[] toKeys, int[] toOrder, int shift) {
        int[] next = new int[DIGITS + 1];
        for (long key : keys) {
            next[((int) (key >>> shift) & (DIGITS - 1)) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            next[digit + 1] += next[digit];
        }
        for (int i = 0; i < keys.length; i++) {
            int at = next[(int) (keys[i] >>> shift) & (DIGITS - 1)]++;
            toKeys[at] = keys[i];
            toOrder[at] = order[i];
        }
    }
}
