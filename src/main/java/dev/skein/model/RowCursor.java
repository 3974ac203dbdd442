package dev.skein.model;

/// Reads the keys of one lane mostly forwards; finds the block of a row only when the row leaves
/// the block of the one before.
final class RowCursor {
    private final LaneColumns columns;
    private int lane;
    private long[] slab = new long[0];
    private int firstRow;
    private int endRow;
    private int position;

    RowCursor(LaneColumns columns) {
        this.columns = columns;
    }

    void open(int laneNumber) {
        lane = laneNumber;
        endRow = 0;
        firstRow = 0;
    }

    long key(int row) {
        if (row >= endRow || row < firstRow) {
            find(row);
        }
        return slab[position + row - firstRow];
    }

    /// Goes to the block of `row` and returns where in [#slab()] the row lies.
    int enter(int row) {
        if (row >= endRow || row < firstRow) {
            find(row);
        }
        return position + row - firstRow;
    }

    /// The slab of the current block.
    long[] slab() {
        return slab;
    }

    /// End of the current block; it may hold fewer rows yet.
    int endRow() {
        return endRow;
    }

    private void find(int row) {
        int block = LaneColumns.blockOf(row);
        firstRow = LaneColumns.firstRowOf(block);
        endRow = firstRow + LaneColumns.rowsOf(block);
        int offset = columns.offset(lane, firstRow);
        slab = columns.slab(offset);
        position = offset & LaneColumns.SLAB_MASK;
    }
}
