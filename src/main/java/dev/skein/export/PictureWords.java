package dev.skein.export;

import java.util.Locale;

/// Rows of a picture in words: what the drawing, HTML and Markdown share.
final class PictureWords {
    private PictureWords() {}

    static String legend(PictureModel.LegendEntry entry) {
        return entry.state().key()
                + " "
                + PictureModel.percent(entry.share())
                + " "
                + TimeWords.rounded(entry.nanos());
    }

    static String stack(PictureModel.StackRow stack) {
        return String.format(
                Locale.ROOT,
                "%s, %,d lane%s, %s, %s",
                stack.state(),
                stack.lanes(),
                stack.lanes() == 1 ? "" : "s",
                PictureModel.percent(stack.share()),
                TimeWords.rounded(stack.nanos()));
    }
}
