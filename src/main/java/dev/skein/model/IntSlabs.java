package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An optional `int` column beside the keys of [LaneColumns]: a slab is made when the first value
/// other than [LaneColumns#NONE] comes into it, so a column that a source does not have costs
/// nothing.
final class IntSlabs {
    private int[] @Nullable [] slabs;

    IntSlabs() {
        this(new int[0][]);
    }

    private IntSlabs(int[] @Nullable [] slabs) {
        this.slabs = slabs;
    }

    int get(int offset) {
        int slab = offset >>> LaneColumns.SLAB_BITS;
        if (slab >= slabs.length) {
            return LaneColumns.NONE;
        }
        int[] rows = slabs[slab];
        return rows == null ? LaneColumns.NONE : rows[offset & LaneColumns.SLAB_MASK];
    }

    void set(int offset, int value) {
        int slab = offset >>> LaneColumns.SLAB_BITS;
        int[] rows = slab < slabs.length ? slabs[slab] : null;
        if (rows == null) {
            if (value == LaneColumns.NONE) {
                return;
            }
            rows = addSlab(slab);
        }
        rows[offset & LaneColumns.SLAB_MASK] = value;
    }

    private int[] addSlab(int slab) {
        if (slab >= slabs.length) {
            slabs = Arrays.copyOf(slabs, slab + 1 + (slab >> 1));
        }
        int[] rows = new int[LaneColumns.SLAB_ROWS];
        Arrays.fill(rows, LaneColumns.NONE);
        slabs[slab] = rows;
        return rows;
    }

    /// Whether any value was ever set.
    boolean isUsed() {
        return slabs.length > 0;
    }

    IntSlabs freeze() {
        return new IntSlabs(slabs.clone());
    }
}
