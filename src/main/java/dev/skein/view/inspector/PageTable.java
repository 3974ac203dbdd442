package dev.skein.view.inspector;

import dev.skein.view.Strings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One list on a page: what it is called, its columns, its rows. Rows may be made when asked for.
///
/// @param key names it across pages, so that a list chosen once stays chosen
public record PageTable(String key, List<String> columns, List<Row> rows) {
    private static final int MOST_COPIED = 2_000;

    /// A line of a list.
    ///
    /// @param link the page that it leads to, null for none
    public record Row(List<String> cells, @Nullable Page link) {
        static Row of(@Nullable Page link, String... cells) {
            return new Row(List.of(cells), link);
        }
    }

    static PageTable of(String key, List<Row> rows, String... columns) {
        return new PageTable(key, List.of(columns), rows);
    }

    /// The name with the number of rows, as in a list to choose from.
    public String title() {
        return Strings.get("inspector.table." + key, rows.size());
    }

    /// Separated by tabs, as spreadsheets and tickets take it.
    public String asText() {
        StringBuilder text = new StringBuilder();
        columns.forEach(
                column -> text.append(Strings.get("inspector.column." + column)).append('\t'));
        text.setLength(Math.max(0, text.length() - 1));
        text.append('\n');
        for (int row = 0; row < Math.min(MOST_COPIED, rows.size()); row++) {
            text.append(String.join("\t", rows.get(row).cells())).append('\n');
        }
        return text.toString();
    }
}
