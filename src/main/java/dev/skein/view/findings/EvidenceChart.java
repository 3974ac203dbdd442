package dev.skein.view.findings;

import dev.skein.analysis.EvidenceCurve;
import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// The counts of a finding as bars, what is usual as a line, the threshold dashed, and the finding
/// itself between two accent lines.
final class EvidenceChart extends CanvasRegion {
    private static final double HEIGHT_PX = 130;
    private static final double AXIS_PX = 44;

    private Palette palette = Palette.LIGHT;
    private @Nullable EvidenceCurve curve;
    private TimeRange range = new TimeRange(0, 0);

    EvidenceChart() {
        setMinHeight(HEIGHT_PX);
        setPrefHeight(HEIGHT_PX);
        setMaxWidth(Double.MAX_VALUE);
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    void show(EvidenceCurve shown, TimeRange finding) {
        curve = shown;
        range = finding;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        EvidenceCurve shown = curve;
        graphics.setFill(Ink.color(palette.groundArgb()));
        graphics.fillRect(0, 0, width, height);
        if (shown == null || shown.counts().length == 0) {
            return;
        }
        double top = top(shown);
        double perWindow = (width - AXIS_PX) / shown.counts().length;
        double scale = (height - 8) / top;
        graphics.setFill(Ink.color(palette.argb(LaneState.WAITING)));
        for (int i = 0; i < shown.counts().length; i++) {
            double bar = shown.counts()[i] * scale;
            graphics.fillRect(
                    AXIS_PX + i * perWindow, height - bar, Math.max(1, perWindow - 0.5), bar);
        }
        line(graphics, shown.baseline(), perWindow, scale, height, palette.textArgb(), false);
        line(graphics, shown.threshold(), perWindow, scale, height, palette.anomalyArgb(), true);
        border(graphics, shown, range.startNanos(), perWindow, height);
        border(graphics, shown, range.endNanos(), perWindow, height);
        axis(graphics, top, height);
    }

    private static double top(EvidenceCurve shown) {
        double top = 1;
        for (int i = 0; i < shown.counts().length; i++) {
            top = Math.max(top, Math.max(shown.counts()[i], shown.threshold()[i]));
        }
        return top * 1.05;
    }

    private static void line(
            GraphicsContext graphics,
            double[] values,
            double perWindow,
            double scale,
            double height,
            int argb,
            boolean dashed) {
        graphics.setStroke(Ink.color(argb));
        graphics.setLineWidth(1.5);
        graphics.setLineDashes(dashed ? new double[] {5, 4} : new double[0]);
        graphics.beginPath();
        for (int i = 0; i < values.length; i++) {
            double x = AXIS_PX + (i + 0.5) * perWindow;
            double y = Math.min(height - 1, height - values[i] * scale);
            if (i == 0) {
                graphics.moveTo(x, y);
            } else {
                graphics.lineTo(x, y);
            }
        }
        graphics.stroke();
        graphics.setLineDashes((double[]) null);
    }

    private void border(
            GraphicsContext graphics,
            EvidenceCurve shown,
            long nanos,
            double perWindow,
            double height) {
        double x =
                AXIS_PX + (nanos - shown.startNanos()) / (double) shown.windowNanos() * perWindow;
        graphics.setFill(Ink.color(palette.anomalyArgb(), 0.7));
        graphics.fillRect(x, 0, 1, height);
    }

    private void axis(GraphicsContext graphics, double top, double height) {
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(AXIS_PX - 1, 0, 1, height);
        Ink.pen(graphics, Ink.LABEL, Ink.color(palette.dimTextArgb()));
        graphics.fillText(String.format(Locale.ROOT, "%,.0f", top), 2, 10);
        graphics.fillText(String.format(Locale.ROOT, "%,.0f", top / 2), 2, height / 2);
        graphics.fillText("0", 2, height - 7);
    }
}
