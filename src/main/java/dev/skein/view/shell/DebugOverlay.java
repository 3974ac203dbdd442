package dev.skein.view.shell;

import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.FrameLog;
import dev.skein.view.Ink;
import dev.skein.view.Look;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// F12 or `--debug`: how long pictures took over the last 20 seconds, what was drawn, and the heap.
final class DebugOverlay extends CanvasRegion {
    private static final double WIDTH_PX = 340;
    private static final double HEIGHT_PX = 132;
    private static final long SPAN_NANOS = 20_000_000_000L;
    private static final double FRAME_BUDGET_MILLIS = 16;
    private static final double FULL_SCALE_MILLIS = 50;

    private final Look look;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulses++;
                    if (now - countedAt > 1_000_000_000L) {
                        pulsesPerSecond = pulses * 1e9 / (now - countedAt);
                        pulses = 0;
                        countedAt = now;
                    }
                    repaint();
                }
            };
    private long pulses;
    private long countedAt;
    private double pulsesPerSecond;

    DebugOverlay(Look look) {
        this.look = look;
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        resize(WIDTH_PX, HEIGHT_PX);
    }

    void toggle() {
        setVisible(!isVisible());
        if (isVisible() && !look.still()) {
            timer.start();
        } else {
            timer.stop();
        }
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        Palette palette = look.paletteProperty().get();
        FrameLog frames = look.frames();
        graphics.setFill(Ink.color(palette.headerArgb(), 0.94));
        graphics.fillRoundRect(0, 0, width, height, 8, 8);
        graphics.setStroke(Ink.color(palette.lineArgb()));
        graphics.strokeRoundRect(0.5, 0.5, width - 1, height - 1, 8, 8);
        Ink.pen(graphics, Ink.LABEL, Ink.color(palette.textArgb()));
        graphics.fillText(frameText(frames), 10, 14);
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        graphics.fillText(
                String.format(
                        Locale.ROOT,
                        "%.0f pulses/s   heap %,d of %,d MB",
                        pulsesPerSecond,
                        used >> 20,
                        runtime.maxMemory() >> 20),
                10,
                30);
        paintGraph(graphics, frames, palette, 10, 42, width - 20, height - 52);
    }

    private static String frameText(FrameLog frames) {
        if (frames.size() == 0) {
            return "no picture yet";
        }
        float worst = 0;
        for (int age = 0; age < frames.size(); age++) {
            worst = Math.max(worst, frames.paintMillis(age));
        }
        return String.format(
                Locale.ROOT,
                "paint %.1f ms   worst %.1f ms   %,d pictures",
                frames.paintMillis(0),
                worst,
                frames.count());
    }

    private static void paintGraph(
            GraphicsContext graphics,
            FrameLog frames,
            Palette palette,
            double x,
            double y,
            double width,
            double height) {
        double budget = y + height - FRAME_BUDGET_MILLIS / FULL_SCALE_MILLIS * height;
        graphics.setStroke(Ink.color(palette.dimTextArgb(), 0.6));
        graphics.setLineDashes(3, 3);
        graphics.strokeLine(x, budget, x + width, budget);
        graphics.setLineDashes();
        graphics.setFill(Ink.color(palette.dimTextArgb()));
        graphics.fillText("16 ms", x, budget - 7);
        long now = frames.size() == 0 ? 0 : frames.atNanos(0);
        for (int age = 0; age < frames.size(); age++) {
            long ago = now - frames.atNanos(age);
            if (ago > SPAN_NANOS) {
                break;
            }
            float millis = frames.paintMillis(age);
            double bar = Math.min(1, millis / FULL_SCALE_MILLIS) * height;
            graphics.setFill(
                    millis > FRAME_BUDGET_MILLIS ? Color.ORANGERED : Ink.color(0xff2A8069));
            graphics.fillRect(
                    x + width - 2 - ago / (double) SPAN_NANOS * width,
                    y + height - bar,
                    1.5,
                    Math.max(1, bar));
        }
    }
}
