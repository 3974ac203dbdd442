package dev.skein.view.shell;

import dev.skein.model.LaneState;
import dev.skein.query.SelectionSums;
import dev.skein.view.Strings;
import dev.skein.view.inspector.PageFacts;
import java.util.Locale;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts what is selected on the clipboard: the interval as text, else the sums as a table.
final class Copying {
    private Copying() {}

    static void copy(Document document) {
        PageFacts interval = document.inspector().factsProperty().get();
        SelectionSums sums = document.sums().sumsProperty().get();
        String text = interval != null ? interval.asText() : sums == null ? "" : table(sums);
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /// State, nanoseconds and percent, separated by tabs, as spreadsheets take them.
    static String table(SelectionSums sums) {
        StringBuilder text = new StringBuilder("state\tns\tpercent\n");
        for (LaneState state : LaneState.values()) {
            if (sums.nanos(state) > 0) {
                text.append(Strings.get("state." + state.key()))
                        .append('\t')
                        .append(sums.nanos(state))
                        .append('\t')
                        .append(String.format(Locale.ROOT, "%.3f", sums.share(state) * 100))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
