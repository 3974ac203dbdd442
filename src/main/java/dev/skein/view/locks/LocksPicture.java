package dev.skein.view.locks;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.LaneState;
import dev.skein.query.LockPicture;
import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.Strings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The picture of locks: one box per thread, holders at the left, an arrow from each waiting thread
/// to the one that holds what it waits for. The arrows of a deadlock are thick and run in a ring.
public final class LocksPicture extends CanvasRegion {
    /// At most so many boxes; what is more is in the table.
    private static final int MAX_BOXES = 300;

    private static final double ROW_PX = 24;
    private static final double BOX_PX = 190;
    private static final double STEP_PX = 260;
    private static final double LEFT_PX = 44;
    private static final double TOP_PX = 6;
    private static final double RING_PX = 9;

    private @Nullable LocksModel model;
    private Palette palette = Palette.LIGHT;

    void connect(LocksModel locks) {
        model = locks;
        locks.shownProperty().addListener((_, _, _) -> resize());
        locks.open().laneProperty().addListener((_, _, _) -> repaint());
        setOnMousePressed(this::pressed);
        resize();
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    private List<LockPicture.Node> nodes() {
        LocksModel.Shown shown = model == null ? null : model.shownProperty().get();
        List<LockPicture.Node> all = shown == null ? List.of() : shown.picture().nodes();
        return all.subList(0, Math.min(MAX_BOXES, all.size()));
    }

    private void resize() {
        int deepest = nodes().stream().mapToInt(LockPicture.Node::depth).max().orElse(0);
        setPrefHeight(nodes().size() * ROW_PX + 2 * TOP_PX + ROW_PX);
        setMinHeight(getPrefHeight());
        setMinWidth(LEFT_PX + Math.min(deepest, 8) * STEP_PX + BOX_PX + 20);
        repaint();
    }

    private static double left(LockPicture.Node node) {
        return LEFT_PX + Math.min(node.depth(), 8) * STEP_PX;
    }

    private static double middle(int index) {
        return TOP_PX + index * ROW_PX + ROW_PX / 2;
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        LocksModel locks = model;
        LocksModel.Shown shown = locks == null ? null : locks.shownProperty().get();
        graphics.setFill(Ink.color(palette.groundArgb()));
        graphics.fillRect(0, 0, width, height);
        if (locks == null || shown == null) {
            return;
        }
        List<LockPicture.Node> nodes = nodes();
        Map<Integer, Integer> indexByLane = new HashMap<>();
        for (int index = 0; index < nodes.size(); index++) {
            indexByLane.put(nodes.get(index).lane(), index);
        }
        for (int index = 0; index < nodes.size(); index++) {
            Integer blocker = indexByLane.get(nodes.get(index).blocker());
            if (blocker != null) {
                arrow(graphics, nodes, index, blocker);
            }
        }
        Integer selected = locks.open().laneProperty().get();
        for (int index = 0; index < nodes.size(); index++) {
            LockPicture.Node node = nodes.get(index);
            box(graphics, shown, node, index, selected != null && selected == node.lane());
        }
        int more = shown.picture().nodes().size() - nodes.size();
        if (more > 0) {
            Ink.pen(graphics, Ink.LABEL, Ink.color(palette.dimTextArgb()));
            graphics.fillText(Strings.get("locks.more", more), LEFT_PX, middle(nodes.size()));
        }
    }

    private void arrow(GraphicsContext graphics, List<LockPicture.Node> nodes, int from, int to) {
        boolean ring =
                nodes.get(from).cycle() != DumpSnapshot.NONE
                        && nodes.get(from).cycle() == nodes.get(to).cycle();
        graphics.setStroke(
                Ink.color(ring ? palette.anomalyArgb() : palette.dimTextArgb(), ring ? 1 : 0.7));
        graphics.setLineWidth(ring ? 2 : 1);
        double y = middle(from);
        double target = middle(to);
        if (ring) {
            double x = left(nodes.get(from));
            boolean back = to < from;
            double bend = x - (back ? 3 * RING_PX : RING_PX);
            double shift = back ? -3 : 3;
            graphics.strokePolyline(
                    new double[] {x, bend, bend, x - 2},
                    new double[] {y + 3, y + 3, target + shift, target + shift},
                    4);
            head(graphics, x, target + shift, palette.anomalyArgb(), true);
            return;
        }
        double start = left(nodes.get(from));
        double end = left(nodes.get(to)) + BOX_PX;
        double bend = end + 7;
        graphics.strokePolyline(
                new double[] {start, bend, bend, end}, new double[] {y, y, target, target}, 4);
        head(graphics, end, target, palette.dimTextArgb(), false);
    }

    private static void head(
            GraphicsContext graphics, double x, double y, int argb, boolean toRight) {
        double back = toRight ? -7 : 7;
        graphics.setFill(Ink.color(argb));
        graphics.fillPolygon(
                new double[] {x, x + back, x + back}, new double[] {y, y - 4, y + 4}, 3);
    }

    private void box(
            GraphicsContext graphics,
            LocksModel.Shown shown,
            LockPicture.Node node,
            int index,
            boolean selected) {
        double left = left(node);
        double middle = middle(index);
        boolean dead = node.cycle() != DumpSnapshot.NONE;
        graphics.setFill(Ink.color(palette.headerArgb()));
        graphics.fillRoundRect(left, middle - 10, BOX_PX, 20, 5, 5);
        graphics.setStroke(
                selected
                        ? Ink.color(palette.selectionArgb())
                        : Ink.color(dead ? palette.anomalyArgb() : palette.lineArgb()));
        graphics.setLineWidth(selected || dead ? 2 : 1);
        graphics.strokeRoundRect(left, middle - 10, BOX_PX, 20, 5, 5);
        boolean waits = node.blocker() != DumpSnapshot.NONE;
        graphics.setFill(Ink.color(palette.argb(waits ? LaneState.LOCK : LaneState.RUNNING)));
        graphics.fillRoundRect(left + 6, middle - 4, 8, 8, 2, 2);
        Ink.pen(graphics, Ink.NAME, Ink.color(palette.textArgb()));
        String name = LocksModel.name(shown.trace(), node.lane());
        graphics.fillText(Ink.fittedInTheMiddle(name, Ink.NAME, BOX_PX - 26), left + 19, middle);
        if (!node.waitsAt().isEmpty()) {
            Ink.pen(graphics, Ink.SMALL, Ink.color(palette.dimTextArgb()));
            graphics.fillText(
                    Strings.get("locks.waits", node.waitsAt()), left + BOX_PX + 14, middle);
        }
    }

    private void pressed(MouseEvent event) {
        int index = (int) Math.floor((event.getY() - TOP_PX) / ROW_PX);
        LocksModel locks = model;
        if (locks != null && index >= 0 && index < nodes().size()) {
            locks.select(nodes().get(index).lane());
        }
        event.consume();
    }
}
