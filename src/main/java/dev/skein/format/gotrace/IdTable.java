package dev.skein.format.gotrace;

import java.util.Arrays;

/// Ids of one table of the file to our own: an array for the small ids that writers give, a map for
/// others, so that a damaged id cannot make it grow.
final class IdTable {
    static final int NONE = -1;

    private static final int SLACK = 4096;

    private int[] direct = new int[0];
    private final LongIntMap others = new LongIntMap();
    private int size;

    int size() {
        return size;
    }

    int get(long id) {
        if (id >= 0 && id < direct.length) {
            return direct[(int) id];
        }
        return others.size() == 0 ? NONE : others.get(id);
    }

    void put(long id, int value) {
        size++;
        if (id >= 0 && id < Math.max(direct.length, 4L * size + SLACK)) {
            if (id >= direct.length) {
                int old = direct.length;
                direct = Arrays.copyOf(direct, (int) id + 1 + ((int) id >> 1));
                Arrays.fill(direct, old, direct.length, NONE);
                adopt(old);
            }
            direct[(int) id] = value;
        } else {
            others.put(id, value);
        }
    }

    /// Moves ids that went to the map before the array reached them.
    private void adopt(int from) {
        if (others.size() == 0) {
            return;
        }
        for (int id = from; id < direct.length; id++) {
            int value = others.get(id);
            if (value >= 0) {
                direct[id] = value;
                others.remove(id);
            }
        }
    }
}
