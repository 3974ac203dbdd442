package dev.skein.view.marks;

import dev.skein.render.Palette;
import dev.skein.render.Viewport;
import dev.skein.session.Mark;
import dev.skein.view.Ink;
import dev.skein.view.timeline.TimelineController;
import javafx.scene.canvas.GraphicsContext;

/// Draws the marks: flags with their notes in the ruler, lines through the lanes, flags in the
/// overview.
public final class MarksLayers {
    private static final double FLAG_PX = 7;
    private static final double NOTE_PX = 120;

    private final MarksModel model;

    private MarksLayers(MarksModel model) {
        this.model = model;
    }

    /// Draws the marks of a trace over its timeline from now on.
    public static void attach(MarksModel model, TimelineController timeline) {
        MarksLayers layers = new MarksLayers(model);
        timeline.addLayer(layers::lanes);
        timeline.addRulerLayer(layers::ruler);
        timeline.addOverviewLayer(layers::overview);
        model.session().sessionProperty().addListener((_, _, _) -> timeline.repaintLayers());
    }

    private void lanes(GraphicsContext graphics, Palette palette, double width, double height) {
        Viewport view = model.open().viewport();
        for (Mark mark : model.marks()) {
            graphics.setFill(Ink.color(palette.anomalyArgb(), 0.75));
            line(graphics, view.xAt(mark.range().startNanos()), width, height);
            if (mark.range().durationNanos() > 0) {
                line(graphics, view.xAt(mark.range().endNanos()), width, height);
            }
        }
    }

    private static void line(GraphicsContext graphics, double x, double width, double height) {
        if (x >= 0 && x < width) {
            graphics.fillRect(Math.floor(x), 0, 1, height);
        }
    }

    private void ruler(GraphicsContext graphics, Palette palette, double width, double height) {
        Viewport view = model.open().viewport();
        for (Mark mark : model.marks()) {
            double x = view.xAt(mark.range().startNanos());
            if (x >= -FLAG_PX && x < width) {
                flag(graphics, palette, x, height);
                note(graphics, palette, mark.text(), x, height);
            }
        }
    }

    private static void note(
            GraphicsContext graphics, Palette palette, String text, double x, double height) {
        if (text.isEmpty()) {
            return;
        }
        String fitted = Ink.fitted(text, Ink.SMALL, NOTE_PX);
        double left = x + FLAG_PX + 3;
        graphics.setFill(Ink.color(palette.headerArgb(), 0.9));
        graphics.fillRect(left - 2, 1, Ink.widthPx(fitted, Ink.SMALL) + 4, height - 3);
        Ink.pen(graphics, Ink.SMALL, Ink.color(palette.anomalyArgb()));
        graphics.fillText(fitted, left, height / 2);
    }

    private static void flag(GraphicsContext graphics, Palette palette, double x, double height) {
        double left = Math.floor(x);
        graphics.setFill(Ink.color(palette.anomalyArgb()));
        graphics.fillRect(left, 2, 1, height - 2);
        graphics.fillPolygon(
                new double[] {left, left + FLAG_PX, left},
                new double[] {2, 2 + FLAG_PX / 2, 2 + FLAG_PX},
                3);
    }

    private void overview(GraphicsContext graphics, Palette palette, double width, double height) {
        double nanosPerPx = Math.max(1, model.open().viewport().traceNanos()) / width;
        for (Mark mark : model.marks()) {
            flag(graphics, palette, mark.range().startNanos() / nanosPerPx, height);
        }
    }
}
