package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The last rows of a lane, those that do not fill a block yet, as plain columns. Optional columns
/// are made when the first value other than [LaneColumns#NONE] comes.
///
/// Snapshots share a tail with the builder, which writes behind what they know; so a tail that
/// needs other arrays is replaced by another one.
final class RowTail {
    /// Number of the row at index 0, the first of a block.
    final int firstRow;

    /// Epoch of the builder when the arrays were made.
    final int epoch;

    final long[] keys;
    final int @Nullable [] stacks;
    final int @Nullable [] causes;
    final int @Nullable [] details;

    RowTail(int firstRow, int epoch, int capacity) {
        this(firstRow, epoch, new long[capacity], null, null, null);
    }

    private RowTail(
            int firstRow,
            int epoch,
            long[] keys,
            int @Nullable [] stacks,
            int @Nullable [] causes,
            int @Nullable [] details) {
        this.firstRow = firstRow;
        this.epoch = epoch;
        this.keys = keys;
        this.stacks = stacks;
        this.causes = causes;
        this.details = details;
    }

    static int value(int @Nullable [] column, int index) {
        return column == null ? LaneColumns.NONE : column[index];
    }

    /// The same rows in arrays of their own with room for `capacity`.
    RowTail copy(int newEpoch, int capacity) {
        return new RowTail(
                firstRow,
                newEpoch,
                Arrays.copyOf(keys, capacity),
                stacks == null ? null : Arrays.copyOf(stacks, capacity),
                causes == null ? null : Arrays.copyOf(causes, capacity),
                details == null ? null : Arrays.copyOf(details, capacity));
    }

    /// No rows, the first of which is to be `newFirstRow`, in the same arrays.
    RowTail reused(int newFirstRow) {
        return new RowTail(newFirstRow, epoch, keys, stacks, causes, details);
    }

    /// Writes a row; the result is this tail or the one that takes its place.
    RowTail put(int index, long key, int stack, int cause, int detail) {
        RowTail to = this;
        boolean fits =
                (stack == LaneColumns.NONE || stacks != null)
                        && (cause == LaneColumns.NONE || causes != null)
                        && (detail == LaneColumns.NONE || details != null);
        if (!fits) {
            to = with(index, stack, cause, detail);
        }
        to.keys[index] = key;
        set(to.stacks, index, stack);
        set(to.causes, index, cause);
        set(to.details, index, detail);
        return to;
    }

    private static void set(int @Nullable [] column, int index, int value) {
        if (column != null) {
            column[index] = value;
        }
    }

    private RowTail with(int rows, int stack, int cause, int detail) {
        return new RowTail(
                firstRow,
                epoch,
                keys,
                column(stacks, rows, stack),
                column(causes, rows, cause),
                column(details, rows, detail));
    }

    private int @Nullable [] column(int @Nullable [] column, int rows, int value) {
        if (column != null || value == LaneColumns.NONE) {
            return column;
        }
        int[] made = new int[keys.length];
        Arrays.fill(made, 0, rows, LaneColumns.NONE);
        return made;
    }

    /// The same with another cause in a row.
    RowTail withCause(int index, int cause) {
        RowTail to =
                causes == null
                        ? with(keys.length, LaneColumns.NONE, cause, LaneColumns.NONE)
                        : this;
        set(to.causes, index, cause);
        return to;
    }
}
