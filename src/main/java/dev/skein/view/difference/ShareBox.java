package dev.skein.view.difference;

import dev.skein.query.difference.DifferenceRow;
import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// Two bars, one above the other: the share of a value in the selection and in the baseline.
final class ShareBox extends CanvasRegion {
    private static final double TEXT_PX = 52;

    private @Nullable DifferenceRow row;
    private Palette palette = Palette.LIGHT;

    void show(DifferenceRow newRow, Palette newPalette) {
        row = newRow;
        palette = newPalette;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        DifferenceRow shown = row;
        if (shown == null) {
            return;
        }
        double half = Math.floor(height / 2);
        bar(graphics, shown.share(), 1, half - 1, width, palette.selectionArgb());
        bar(graphics, shown.baselineShare(), half, half - 1, width, palette.lineArgb());
    }

    private void bar(
            GraphicsContext graphics,
            double share,
            double top,
            double height,
            double width,
            int argb) {
        double room = width - TEXT_PX;
        double length = share == 0 ? 0 : Math.max(1, share * room);
        graphics.setFill(Ink.color(argb));
        graphics.fillRect(0, top + 1, length, height - 2);
        Ink.pen(graphics, Ink.SMALL, Ink.color(palette.textArgb()));
        graphics.fillText(
                String.format(Locale.ROOT, "%.1f %%", share * 100),
                length + 4,
                (double) Math.round(top + height / 2));
    }
}
