package dev.skein.view.timeline;

import dev.skein.render.LaneRows;
import dev.skein.render.Palette;
import dev.skein.view.Ink;
import dev.skein.view.trace.Bracket;
import dev.skein.view.trace.OpenTrace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;

/// The findings over the lanes: an outline around their time and rows with the rank at the upper
/// left. Nothing is filled, so that the lanes stay readable.
final class BracketLayer implements OverlayLayer {
    static final double LINE_PX = 1.5;
    private static final double FLAG_HEIGHT_PX = 13;
    private static final double FLAG_PADDING_PX = 4;
    private static final double TICK_PX = 6;

    private final TimelineModel model;
    private final List<Flag> flags = new ArrayList<>();
    private final IdentityHashMap<Bracket, int[]> rowSpans = new IdentityHashMap<>();
    private LaneRows spansOf;

    private record Flag(double x, double y, double width, Bracket bracket) {
        boolean contains(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + FLAG_HEIGHT_PX;
        }
    }

    BracketLayer(TimelineModel model) {
        this.model = model;
        this.spansOf = model.rows();
    }

    /// The finding whose number lies at a point of the lane area.
    Optional<Bracket> at(double x, double y) {
        return flags.reversed().stream()
                .filter(flag -> flag.contains(x, y))
                .map(Flag::bracket)
                .findFirst();
    }

    @Override
    public void paint(GraphicsContext graphics, Palette palette, double widthPx, double heightPx) {
        flags.clear();
        OpenTrace open = model.open();
        BracketShapes shapes = BracketShapes.of(open.brackets().shown(), open.viewport());
        if (model.rows() != spansOf) {
            rowSpans.clear();
            spansOf = model.rows();
        }
        int chosen = open.brackets().chosenProperty().get();
        for (BracketShapes.Shape shape : shapes.shapes()) {
            if (shapes.ticksOnly()) {
                ticks(graphics, palette, shape);
            } else {
                boolean isChosen = shape.members().stream().anyMatch(b -> b.rank() == chosen);
                outline(graphics, palette, shape, isChosen, widthPx, heightPx);
            }
        }
    }

    private static void ticks(
            GraphicsContext graphics, Palette palette, BracketShapes.Shape shape) {
        graphics.setFill(Ink.color(palette.anomalyArgb()));
        graphics.fillRect(shape.leftPx(), 0, LINE_PX, TICK_PX);
        graphics.fillRect(shape.rightPx(), 0, LINE_PX, TICK_PX);
    }

    private void outline(
            GraphicsContext graphics,
            Palette palette,
            BracketShapes.Shape shape,
            boolean chosen,
            double width,
            double height) {
        double[] span = span(shape, height);
        double left = Math.clamp(shape.leftPx(), -4, width + 4);
        double right = Math.clamp(shape.rightPx(), left, width + 4);
        graphics.setStroke(Ink.color(palette.anomalyArgb(), chosen ? 1 : 0.85));
        graphics.setLineWidth(chosen ? 2 * LINE_PX : LINE_PX);
        graphics.strokeRect(left, span[0], Math.max(1, right - left), span[1] - span[0]);
        double labelWidth = Ink.widthPx(shape.label(), Ink.STRONG_LABEL) + 2 * FLAG_PADDING_PX;
        double x = Math.clamp(left, 0, Math.max(0, width - labelWidth));
        double y = freeY(x, Math.max(0, span[0]), labelWidth);
        graphics.setFill(Ink.color(palette.anomalyArgb()));
        graphics.fillRoundRect(x, y, labelWidth, FLAG_HEIGHT_PX, 4, 4);
        Ink.pen(graphics, Ink.STRONG_LABEL, Ink.color(Palette.LIGHT.groundArgb()));
        graphics.fillText(shape.label(), x + FLAG_PADDING_PX, y + FLAG_HEIGHT_PX / 2);
        flags.add(new Flag(x, y, labelWidth, shape.first()));
    }

    /// Numbers at the same place stand below each other.
    private double freeY(double x, double y, double width) {
        double free = y;
        for (Flag flag : flags) {
            boolean beside = flag.x < x + width && x < flag.x + flag.width;
            if (beside && Math.abs(flag.y - free) < FLAG_HEIGHT_PX) {
                free = flag.y + FLAG_HEIGHT_PX + 1;
            }
        }
        return free;
    }

    /// Top and bottom; the whole height where no row is concerned.
    private double[] span(BracketShapes.Shape shape, double height) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (Bracket bracket : shape.members()) {
            int[] rows = rowSpans.computeIfAbsent(bracket, this::rowSpan);
            first = Math.min(first, rows[0]);
            last = Math.max(last, rows[1]);
        }
        if (last < 0) {
            return new double[] {1, height - 1};
        }
        LaneRows rows = model.rows();
        double scrolled = model.open().topPxProperty().get();
        double top = rows.windowTopPx(first, scrolled);
        double bottom = rows.windowTopPx(last, scrolled) + rows.heightPx(last);
        return new double[] {Math.clamp(top, -4, height + 4), Math.clamp(bottom, -4, height + 4)};
    }

    private int[] rowSpan(Bracket bracket) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int lane : bracket.lanes().toArray()) {
            int row = model.rows().rowOf(lane);
            if (row >= 0) {
                first = Math.min(first, row);
                last = Math.max(last, row);
            }
        }
        return new int[] {first, last};
    }
}
