package dev.skein.view.series;

import dev.skein.model.DumpSnapshot;
import dev.skein.query.SeriesRow;
import dev.skein.view.Strings;

/// The rows of a series as text, columns separated by tabs, as spreadsheets take them.
final class SeriesText {
    private SeriesText() {}

    static String of(SeriesPicture picture, SeriesWords words) {
        StringBuilder text = new StringBuilder(words.title()).append('\n');
        text.append(Strings.get("series.column.name"));
        for (int dump = 0; dump < picture.dumps(); dump++) {
            text.append('\t').append(words.time(dump));
        }
        text.append('\t').append(Strings.get("series.column.stuck"));
        text.append('\t').append(Strings.get("series.column.state"));
        text.append('\t').append(Strings.get("series.column.frame")).append('\n');
        for (int index = 0; index < picture.rows().size(); index++) {
            append(text, picture, words, picture.rows().row(index));
        }
        return text.toString();
    }

    private static void append(
            StringBuilder text, SeriesPicture picture, SeriesWords words, SeriesRow row) {
        text.append(row.depth() > 0 ? "  " : "").append(words.name(row));
        for (int dump = 0; dump < picture.dumps(); dump++) {
            text.append('\t').append(cell(picture, row, dump));
        }
        text.append('\t').append(words.verdict(row));
        text.append('\t').append(words.state(row));
        text.append('\t').append(words.frame(row)).append('\n');
    }

    /// The state, the number of threads for a group; `=` before what has not changed since.
    private static String cell(SeriesPicture picture, SeriesRow row, int dump) {
        int count = row.count(dump);
        if (count == 0) {
            return "";
        }
        String same = dump > 0 && row.isJoinedToNext(dump - 1) ? "= " : "";
        DumpSnapshot snapshot = picture.trace().dumps().get(dump);
        return same
                + (row.isGroup() ? Integer.toString(count) : snapshot.state(row.typicalRow(dump)));
    }
}
