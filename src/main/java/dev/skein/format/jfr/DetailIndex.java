package dev.skein.format.jfr;

import java.util.Arrays;

/// Interns what a chunk's events say beyond time, thread and stack: the plan's index and its extra
/// values.
final class DetailIndex {
    static final int NONE = -1;

    private static final int WIDTH = EventPlan.MAX_EXTRAS;

    private int[] plans = new int[64];
    private long[] values = new long[64 * WIDTH];
    private int size;
    private int[] table = new int[128];

    /// The slot, plus one, that was interned last for each plan: mostly the next one, too.
    private int[] lastOfPlan = new int[256];

    DetailIndex() {
        Arrays.fill(table, NONE);
    }

    int size() {
        return size;
    }

    int plan(int slot) {
        return plans[slot];
    }

    /// The i-th extra value.
    long value(int slot, int i) {
        return values[slot * WIDTH + i];
    }

    /// The slot of plan `plan` with the values `extras[0 .. MAX_EXTRAS - 1]`.
    int intern(int plan, long[] extras) {
        int before = lastOfPlan.length > plan ? lastOfPlan[plan] - 1 : NONE;
        if (before >= 0 && equal(before, plan, extras)) {
            return before;
        }
        int slot = find(plan, extras);
        if (plan >= lastOfPlan.length) {
            lastOfPlan = Arrays.copyOf(lastOfPlan, plan + 64);
        }
        lastOfPlan[plan] = slot + 1;
        return slot;
    }

    private int find(int plan, long[] extras) {
        int mask = table.length - 1;
        int place = hash(plan, extras, 0) & mask;
        while (table[place] >= 0) {
            if (equal(table[place], plan, extras)) {
                return table[place];
            }
            place = (place + 1) & mask;
        }
        table[place] = add(plan, extras);
        if (size * 2 > table.length) {
            grow();
        }
        return size - 1;
    }

    private boolean equal(int slot, int plan, long[] extras) {
        int at = slot * WIDTH;
        return plans[slot] == plan
                && values[at] == extras[0]
                && values[at + 1] == extras[1]
                && values[at + 2] == extras[2]
                && values[at + 3] == extras[3];
    }

    private int add(int plan, long[] extras) {
        if (size == plans.length) {
            plans = Arrays.copyOf(plans, size * 2);
            values = Arrays.copyOf(values, size * 2 * WIDTH);
        }
        plans[size] = plan;
        System.arraycopy(extras, 0, values, size * WIDTH, WIDTH);
        return size++;
    }

    private void grow() {
        table = new int[table.length * 2];
        Arrays.fill(table, NONE);
        int mask = table.length - 1;
        for (int slot = 0; slot < size; slot++) {
            int place = hash(plans[slot], values, slot * WIDTH) & mask;
            while (table[place] >= 0) {
                place = (place + 1) & mask;
            }
            table[place] = slot;
        }
    }

    private static int hash(int plan, long[] values, int from) {
        long hash = plan;
        for (int i = 0; i < WIDTH; i++) {
            hash = (hash ^ values[from + i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
