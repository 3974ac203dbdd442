package dev.skein.view.series;

import dev.skein.query.SeriesRow;
import dev.skein.query.SeriesRows;
import java.util.AbstractList;

/// The rows of a series as a list, for the table.
final class SeriesItems extends AbstractList<SeriesRow> {
    private final SeriesRows rows;

    SeriesItems(SeriesRows rows) {
        this.rows = rows;
    }

    @Override
    public SeriesRow get(int index) {
        return rows.row(index);
    }

    @Override
    public int size() {
        return rows.size();
    }
}
