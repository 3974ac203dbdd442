package dev.skein.view.series;

import dev.skein.model.LaneState;
import dev.skein.query.DumpSeries;
import dev.skein.query.SeriesRow;
import dev.skein.render.Palette;
import dev.skein.view.Ink;
import dev.skein.view.Strings;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints the header and the visible rows of the matrix.
///
/// A mark is what a dump saw. A bar joins two marks only while the stack is unchanged; it is
/// pale, since nothing was seen between the dumps. A small dot is a dump that does not list the
/// thread. For groups the height of a mark is the number of threads, and its colours are their
/// states.
final class SeriesPainter {
    private static final double PAD_PX = 3;
    private static final double BAR_ALPHA = 0.42;
    private static final double MIN_TEXT_GAP_PX = 44;
    private static final double TWISTY_PX = 14;

    private final GraphicsContext graphics;
    private final SeriesPicture picture;
    private final SeriesLayout layout;
    private final SeriesWords words;
    private final Palette palette;
    private final Color text;
    private final Color dim;

    SeriesPainter(
            GraphicsContext graphics,
            SeriesPicture picture,
            SeriesLayout layout,
            SeriesWords words,
            Palette palette) {
        this.graphics = graphics;
        this.picture = picture;
        this.layout = layout;
        this.words = words;
        this.palette = palette;
        this.text = Ink.color(palette.textArgb());
        this.dim = Ink.color(palette.dimTextArgb());
    }

    void header() {
        graphics.setFill(Ink.color(palette.headerArgb()));
        graphics.fillRect(0, 0, layout.widthPx(), SeriesLayout.HEADER_PX);
        double middle = SeriesLayout.HEADER_PX / 2;
        label(Strings.get("series.column.name"), 10, middle, layout.matrixLeftPx());
        if (picture.dumps() > 1) {
            label(Strings.get("series.column.stuck"), layout.verdictPx(), middle, 160);
        }
        label(Strings.get("series.column.state"), layout.statePx(), middle, 120);
        label(Strings.get("series.column.frame"), layout.framePx(), middle, 300);
        double lastLabel = -Double.MAX_VALUE;
        for (int dump = 0; dump < picture.dumps(); dump++) {
            if (layout.isVisible(dump)) {
                lastLabel = dumpHead(dump, lastLabel);
            }
        }
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(0, SeriesLayout.HEADER_PX - 1, layout.widthPx(), 1);
    }

    private void label(String label, double x, double y, double width) {
        Ink.pen(graphics, Ink.STRONG_LABEL, dim);
        graphics.fillText(Ink.fitted(label, Ink.STRONG_LABEL, width - 12), x, y);
    }

    /// Number and time of a dump where they fit; the compared ones are outlined.
    private double dumpHead(int dump, double lastLabel) {
        double x = layout.dumpPx(dump);
        boolean compared =
                picture.dumps() > 1 && (dump == picture.before() || dump == picture.after());
        String time = words.time(dump);
        double half = Ink.widthPx(time, Ink.SMALL) / 2;
        double at =
                Math.clamp(
                        x,
                        layout.matrixLeftPx() + half + 2,
                        Math.max(
                                layout.matrixLeftPx() + half + 2,
                                layout.matrixRightPx() - half - 2));
        if (at - half < lastLabel + 6 && !compared) {
            return lastLabel;
        }
        if (compared) {
            graphics.setFill(Ink.color(palette.selectionArgb(), 0.16));
            graphics.fillRoundRect(x - 9, 3, 18, 15, 8, 8);
        }
        Ink.pen(graphics, Ink.STRONG_LABEL, text);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(Integer.toString(dump + 1), x, 11);
        if (at - half >= lastLabel + 6) {
            Ink.pen(graphics, Ink.SMALL, dim);
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText(time, at, 27);
            graphics.setTextAlign(TextAlignment.LEFT);
            return at + half;
        }
        graphics.setTextAlign(TextAlignment.LEFT);
        return lastLabel;
    }

    void row(int index, double top, boolean selected, boolean focused) {
        SeriesRow row = picture.rows().row(index);
        if (selected) {
            graphics.setFill(Ink.color(palette.selectionArgb(), focused ? 0.2 : 0.1));
            graphics.fillRect(0, top, layout.widthPx(), SeriesLayout.ROW_PX);
        }
        graphics.setFill(Ink.color(palette.lineArgb(), 0.5));
        graphics.fillRect(0, top + SeriesLayout.ROW_PX - 1, layout.widthPx(), 1);
        double middle = top + SeriesLayout.ROW_PX / 2 - 0.5;
        name(row, middle);
        bars(row, top);
        marks(row, top);
        columns(row, middle);
    }

    private void name(SeriesRow row, double middle) {
        double left = 10 + row.depth() * TWISTY_PX;
        if (row.isGroup()) {
            Ink.pen(graphics, Ink.LABEL, dim);
            graphics.fillText("▸", left, middle);
        }
        left += TWISTY_PX - 2;
        double right = layout.matrixLeftPx() - 10;
        String change = change(row);
        if (!change.isEmpty()) {
            double width = Ink.widthPx(change, Ink.LABEL);
            Ink.pen(graphics, Ink.LABEL, Ink.color(palette.anomalyArgb()));
            graphics.fillText(change, right - width, middle);
            right -= width + 8;
        }
        String count = words.count(row);
        if (!count.isEmpty()) {
            double width = Ink.widthPx(count, Ink.LABEL);
            Ink.pen(graphics, Ink.LABEL, dim);
            graphics.fillText(count, right - width, middle);
            right -= width + 8;
        }
        boolean system = picture.trace().lanes().system(row.lanes()[0]);
        Ink.pen(graphics, row.isGroup() ? Ink.STRONG : Ink.NAME, system ? dim : text);
        Font font = row.isGroup() ? Ink.STRONG : Ink.NAME;
        graphics.fillText(Ink.fittedInTheMiddle(words.name(row), font, right - left), left, middle);
    }

    /// What the compared dumps say: `+6`, `−2`, `≠` for another state, `~` for another stack.
    private String change(SeriesRow row) {
        if (picture.dumps() == 1) {
            return "";
        }
        int appeared = SeriesPicture.in(picture.appeared(), row);
        int gone = SeriesPicture.in(picture.gone(), row);
        if (appeared + gone > 0) {
            return (appeared > 0 ? "+" + appeared : "")
                    + (appeared > 0 && gone > 0 ? " " : "")
                    + (gone > 0 ? "−" + gone : "");
        }
        return SeriesPicture.in(picture.otherState(), row) > 0
                ? "≠"
                : SeriesPicture.in(picture.otherStack(), row) > 0 ? "~" : "";
    }

    private void bars(SeriesRow row, double top) {
        for (int dump = 0; dump + 1 < picture.dumps(); dump++) {
            double left = Math.max(layout.matrixLeftPx(), layout.dumpPx(dump));
            double right = Math.min(layout.matrixRightPx(), layout.dumpPx(dump + 1));
            if (right <= left) {
                continue;
            }
            if (row.isJoinedToNext(dump)) {
                bar(row, dump, left, right, top);
            }
            share(row, dump, left, right, top + SeriesLayout.ROW_PX / 2 - 0.5);
        }
    }

    private void bar(SeriesRow row, int dump, double left, double right, double top) {
        double height = Math.max(3, heightPx(row, dump) * 0.62);
        double y = top + SeriesLayout.ROW_PX - PAD_PX - 1 - heightPx(row, dump);
        y += (heightPx(row, dump) - height) / 2;
        int argb = palette.argb(row.dominant(dump));
        graphics.setFill(Ink.color(argb, BAR_ALPHA));
        graphics.fillRect(left, y, right - left, height);
        graphics.setStroke(Ink.color(argb));
        graphics.setLineWidth(1);
        graphics.strokeLine(left, y + 0.5, right, y + 0.5);
        graphics.strokeLine(left, y + height - 0.5, right, y + height - 0.5);
    }

    /// How much of a core the thread used between two dumps, where the dumps say so and it matters.
    private void share(SeriesRow row, int dump, double left, double right, double middle) {
        double share = row.cpuShareToNext(dump);
        if (right - left < MIN_TEXT_GAP_PX || !(share >= 0.01)) {
            return;
        }
        String label = Strings.get("series.cpu", SeriesWords.percent(share));
        boolean hot = share >= DumpSeries.HOT_SHARE;
        Font font = hot ? Ink.STRONG_LABEL : Ink.SMALL;
        double width = Ink.widthPx(label, font);
        if (width + layout.markPx() + 8 > right - left) {
            return;
        }
        double x = (left + right - width) / 2;
        if (row.isJoinedToNext(dump)) {
            paper(x, middle, width);
        }
        Ink.pen(graphics, font, hot ? text : dim);
        graphics.fillText(label, x, middle);
    }

    private void marks(SeriesRow row, double top) {
        for (int dump = 0; dump < picture.dumps(); dump++) {
            double x = layout.dumpPx(dump);
            int count = row.count(dump);
            if (!layout.isVisible(dump)) {
                continue;
            }
            if (count == 0) {
                graphics.setFill(Ink.color(palette.dimTextArgb(), 0.45));
                graphics.fillOval(x - 1, top + SeriesLayout.ROW_PX / 2 - 1.5, 2, 2);
            } else {
                mark(row, dump, x, top);
            }
        }
    }

    /// One mark, its states stacked, the most severe at the bottom.
    private void mark(SeriesRow row, int dump, double x, double top) {
        double height = heightPx(row, dump);
        double bottom = top + SeriesLayout.ROW_PX - PAD_PX - 1;
        double width = layout.markPx();
        double y = bottom;
        int count = row.count(dump);
        for (LaneState state : LaneState.values()) {
            int part = row.count(dump, state);
            if (part > 0) {
                double partHeight = height * part / count;
                graphics.setFill(Ink.color(palette.argb(state)));
                graphics.fillRect(x - width / 2, y - partHeight, width, partHeight);
                y -= partHeight;
            }
        }
        graphics.setStroke(Ink.color(palette.lineArgb()));
        graphics.setLineWidth(1);
        if (palette.argb(row.dominant(dump)) == palette.argb(LaneState.OTHER)) {
            graphics.strokeRect(x - width / 2 + 0.5, bottom - height + 0.5, width - 1, height - 1);
        }
        if (row.isGroup() && gapPx(dump) >= 34) {
            count(row, dump, x + width / 2 + 4, top + SeriesLayout.ROW_PX / 2 - 0.5);
        }
    }

    private void count(SeriesRow row, int dump, double x, double middle) {
        String label = Integer.toString(row.count(dump));
        if (dump + 1 < picture.dumps() && row.isJoinedToNext(dump)) {
            paper(x, middle, Ink.widthPx(label, Ink.SMALL));
        }
        Ink.pen(graphics, Ink.SMALL, text);
        graphics.fillText(label, x, middle);
    }

    /// A patch of ground behind text that stands on a bar.
    private void paper(double x, double middle, double width) {
        graphics.setFill(Ink.color(palette.groundArgb(), 0.85));
        graphics.fillRoundRect(x - 3, middle - 6.5, width + 6, 13, 6, 6);
    }

    /// Room to the right of a dump.
    private double gapPx(int dump) {
        double next = dump + 1 < picture.dumps() ? layout.dumpPx(dump + 1) : layout.matrixRightPx();
        return picture.dumps() == 1
                ? layout.matrixRightPx() - layout.dumpPx(0)
                : dump + 1 < picture.dumps() ? next - layout.dumpPx(dump) - layout.markPx() : 0;
    }

    private double heightPx(SeriesRow row, int dump) {
        double whole = SeriesLayout.ROW_PX - 2 * PAD_PX - 1;
        return row.isGroup()
                ? Math.max(2, whole * row.count(dump) / Math.max(1, row.most()))
                : whole;
    }

    private void columns(SeriesRow row, double middle) {
        boolean alarming =
                row.stretch().verdict() == DumpSeries.Verdict.STUCK
                        || row.stretch().verdict() == DumpSeries.Verdict.HOT;
        String verdict = words.verdict(row);
        boolean hot = verdict.contains(Strings.get("series.hot.word"));
        Font font = alarming || hot ? Ink.STRONG_LABEL : Ink.LABEL;
        Ink.pen(graphics, font, alarming || hot ? text : dim);
        graphics.fillText(
                Ink.fitted(verdict, font, layout.statePx() - layout.verdictPx() - 8),
                layout.verdictPx(),
                middle);
        int last = row.lastDump();
        if (row.count(last) > 0) {
            graphics.setFill(Ink.color(palette.argb(row.dominant(last))));
            graphics.fillRoundRect(layout.statePx(), middle - 4, 8, 8, 2, 2);
        }
        Ink.pen(graphics, Ink.LABEL, text);
        graphics.fillText(
                Ink.fitted(words.state(row), Ink.LABEL, layout.framePx() - layout.statePx() - 20),
                layout.statePx() + 13,
                middle);
        graphics.fillText(
                Ink.fitted(words.frame(row), Ink.LABEL, layout.widthPx() - layout.framePx() - 8),
                layout.framePx(),
                middle);
    }

    /// Lines down from the dumps, behind everything else.
    void grid(double height) {
        graphics.setFill(Ink.color(palette.lineArgb(), 0.6));
        for (int dump = 0; dump < picture.dumps(); dump++) {
            if (layout.isVisible(dump)) {
                graphics.fillRect(layout.dumpPx(dump), SeriesLayout.HEADER_PX, 1, height);
            }
        }
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(layout.matrixLeftPx(), SeriesLayout.HEADER_PX, 1, height);
        graphics.fillRect(layout.matrixRightPx(), SeriesLayout.HEADER_PX, 1, height);
    }
}
