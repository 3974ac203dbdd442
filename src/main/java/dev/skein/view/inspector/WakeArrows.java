package dev.skein.view.inspector;

import dev.skein.query.inspect.Wakes.Wake;
import dev.skein.render.LaneRows;
import dev.skein.render.Palette;
import dev.skein.view.Ink;
import dev.skein.view.timeline.OverlayLayer;
import dev.skein.view.timeline.TimelineModel;
import javafx.scene.canvas.GraphicsContext;

/// Draws who woke whom over the lanes: a line from the waker's row to the row of the lane that went
/// on, with a head there.
public final class WakeArrows implements OverlayLayer {
    private static final double HEAD_PX = 6;
    private static final double SLANT_PX = 10;

    private final TimelineModel timeline;
    private final WakeWalk walk;

    public WakeArrows(TimelineModel timeline, WakeWalk walk) {
        this.timeline = timeline;
        this.walk = walk;
    }

    @Override
    public void paint(GraphicsContext graphics, Palette palette, double widthPx, double heightPx) {
        for (Wake wake : walk.arrowsProperty().get()) {
            double x = timeline.open().viewport().xAt(wake.timeNanos());
            double from = middle(wake.waker());
            double to = middle(wake.woken());
            boolean inSight = x >= -SLANT_PX && x <= widthPx + SLANT_PX;
            if (inSight && !Double.isNaN(from) && !Double.isNaN(to)) {
                arrow(graphics, palette, x, from, to);
            }
        }
    }

    private double middle(int lane) {
        LaneRows rows = timeline.lanes().rows();
        int row = rows.rowOf(lane);
        return row < 0
                ? Double.NaN
                : rows.windowTopPx(row, timeline.open().topPxProperty().get())
                        + rows.heightPx(row) / 2.0;
    }

    private static void arrow(
            GraphicsContext graphics, Palette palette, double x, double from, double to) {
        double down = Math.signum(to - from);
        double tail = x - SLANT_PX;
        for (boolean halo : new boolean[] {true, false}) {
            graphics.setStroke(Ink.color(halo ? palette.groundArgb() : palette.selectionArgb()));
            graphics.setLineWidth(halo ? 4 : 1.6);
            graphics.strokeLine(tail, from, x, to);
            graphics.setFill(Ink.color(palette.selectionArgb()));
        }
        graphics.fillOval(tail - 3, from - 3, 6, 6);
        graphics.fillPolygon(
                new double[] {x, x - HEAD_PX, x + 1},
                new double[] {to, to - down * HEAD_PX, to - down * (HEAD_PX + 3)},
                3);
    }
}
