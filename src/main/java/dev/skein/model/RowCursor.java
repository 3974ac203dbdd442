package dev.skein.model;

/// Reads the keys of one lane mostly forwards; unpacks a block when the row asked for has left the
/// one before by a step, and reads single rows from far away.
final class RowCursor {
    private final LaneColumns columns;
    private final long[] keys = new long[RowBlock.MAX_ROWS];
    private int lane;
    private int size;
    private int firstRow;
    private int endRow;

    RowCursor(LaneColumns columns) {
        this.columns = columns;
    }

    void open(int laneNumber) {
        lane = laneNumber;
        size = columns.size(laneNumber);
        endRow = 0;
        firstRow = 0;
    }

    long key(int row) {
        if (row < endRow && row >= firstRow) {
            return keys[row - firstRow];
        }
        if (row - endRow >= RowBlock.MAX_ROWS || row < firstRow) {
            return columns.key(lane, row);
        }
        unpack(row);
        return keys[row - firstRow];
    }

    /// Start of a row.
    long ticks(int row) {
        return row < endRow && row >= firstRow
                ? keys[row - firstRow] >>> 16
                : columns.ticks(lane, row);
    }

    /// Goes to the block of `row` and returns where in [#keys()] the row lies.
    int enter(int row) {
        if (row >= endRow || row < firstRow) {
            unpack(row);
        }
        return row - firstRow;
    }

    /// The keys of the current block.
    long[] keys() {
        return keys;
    }

    /// End of the rows of the current block.
    int endRow() {
        return endRow;
    }

    private void unpack(int row) {
        int block = LaneColumns.blockOf(row);
        firstRow = LaneColumns.firstRowOf(block);
        endRow = Math.min(firstRow + LaneColumns.rowsOf(block), size);
        columns.copyKeys(lane, block, firstRow, endRow, keys);
    }
}
