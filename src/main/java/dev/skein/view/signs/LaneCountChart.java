package dev.skein.view.signs;

import dev.skein.analysis.Signs;
import dev.skein.model.LaneState;
import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// Live lanes over the whole trace, a tick for each collection, and the floor: a line from
/// collection to collection.
final class LaneCountChart extends CanvasRegion {
    private static final double HEIGHT_PX = 120;
    private static final double AXIS_PX = 48;
    private static final int MAX_TICKS = 400;

    private Palette palette = Palette.LIGHT;
    private @Nullable Signs signs;

    LaneCountChart() {
        setMinHeight(HEIGHT_PX);
        setPrefHeight(HEIGHT_PX);
        setMaxWidth(Double.MAX_VALUE);
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    void show(Signs shown) {
        signs = shown;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        Signs shown = signs;
        graphics.setFill(Ink.color(palette.groundArgb()));
        graphics.fillRect(0, 0, width, height);
        if (shown == null || shown.laneCount().isEmpty()) {
            return;
        }
        List<Signs.Moment> curve = shown.laneCount();
        long duration = Math.max(1, curve.getLast().timeNanos());
        int most = Math.max(1, curve.stream().mapToInt(Signs.Moment::lanes).max().orElse(1));
        double perNano = (width - AXIS_PX - 2) / duration;
        double perLane = (height - 16) / most;
        ticks(graphics, shown.collections(), perNano, height);
        steps(graphics, curve, perNano, perLane, height, palette.textArgb());
        if (shown.collections().size() > 1) {
            steps(
                    graphics,
                    shown.collections(),
                    perNano,
                    perLane,
                    height,
                    palette.argb(LaneState.GC));
        }
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(AXIS_PX - 1, 0, 1, height);
        Ink.pen(graphics, Ink.LABEL, Ink.color(palette.dimTextArgb()));
        graphics.fillText(String.format(Locale.ROOT, "%,d", most), 2, 12);
        graphics.fillText("0", 2, height - 7);
    }

    private void ticks(
            GraphicsContext graphics, List<Signs.Moment> all, double perNano, double height) {
        if (all.size() > MAX_TICKS) {
            return;
        }
        graphics.setFill(Ink.color(palette.argb(LaneState.GC), 0.5));
        for (Signs.Moment moment : all) {
            graphics.fillRect(AXIS_PX + moment.timeNanos() * perNano, height - 8, 1, 8);
        }
    }

    private static void steps(
            GraphicsContext graphics,
            List<Signs.Moment> moments,
            double perNano,
            double perLane,
            double height,
            int argb) {
        graphics.setStroke(Ink.color(argb));
        graphics.setLineWidth(1.5);
        graphics.beginPath();
        double y = 0;
        for (int i = 0; i < moments.size(); i++) {
            double x = AXIS_PX + moments.get(i).timeNanos() * perNano;
            double next = height - 1 - moments.get(i).lanes() * perLane;
            if (i == 0) {
                graphics.moveTo(x, next);
            } else {
                graphics.lineTo(x, y);
                graphics.lineTo(x, next);
            }
            y = next;
        }
        graphics.stroke();
    }
}
