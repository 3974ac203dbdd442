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
            enter(row);
        }
        return slab[position + row - firstRow];
    }

    private void enter(int row) {
        int block = LaneColumns.blockOf(row);
        firstRow = LaneColumns.firstRowOf(block);
        endRow = firstRow + LaneColumns.rowsOf(block);
        int offset = columns.offset(lane, firstRow);
        slab = columns.slab(offset);
        position = offset & LaneColumns.SLAB_MASK;
    }
}
