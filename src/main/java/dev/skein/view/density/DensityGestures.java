package dev.skein.view.density;

import dev.skein.render.DensityRows;
import dev.skein.view.Look;
import dev.skein.view.timeline.HoverCard;
import dev.skein.view.timeline.TimelineModel;
import dev.skein.view.trace.Selection;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The pointer over the density picture: a drag selects time and lanes, with Ctrl the baseline that
/// the selection is compared with; Shift+click extends; resting tells the exact numbers.
final class DensityGestures {
    private static final double CLICK_PX = 3;
    private static final double SNAP_PX = 6;
    private static final Duration DELAY = Duration.millis(150);

    private final DensityModel model;
    private final TimelineModel timeline;
    private final DensityArea area;
    private final HoverCard card;
    private final PauseTransition delay = new PauseTransition(DELAY);
    private final boolean still;
    private double pressedX;
    private double pressedY;
    private double x = -1;
    private double y = -1;
    private boolean moved;
    private boolean baseline;

    DensityGestures(
            DensityModel model,
            TimelineModel timeline,
            DensityArea area,
            HoverCard card,
            Look look) {
        this.model = model;
        this.timeline = timeline;
        this.area = area;
        this.card = card;
        this.still = look.still();
    }

    void attach() {
        delay.setOnFinished(_ -> tell());
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::hovered);
        area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> left());
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        area.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        area.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        model.open().viewportProperty().addListener((_, _, _) -> hide());
    }

    private void hovered(MouseEvent event) {
        x = event.getX();
        y = event.getY();
        timeline.pointerXProperty().set(x);
        area.setHover(x, model.rows().rowAt(y));
        card.setVisible(false);
        if (still) {
            tell();
        } else {
            delay.playFromStart();
        }
    }

    private void left() {
        x = -1;
        timeline.pointerXProperty().set(-1);
        area.setHover(-1, DensityRows.NONE);
        hide();
    }

    private void hide() {
        delay.stop();
        card.setVisible(false);
    }

    private void tell() {
        if (x >= 0) {
            Point2D at = card.getParent().sceneToLocal(area.localToScene(x, y));
            DensityHover.of(model, model.rows().rowAt(y), x)
                    .ifPresent(text -> card.show(text, at.getX(), at.getY()));
        }
    }

    private void pressed(MouseEvent event) {
        pressedX = event.getX();
        pressedY = event.getY();
        moved = false;
        baseline = event.isShortcutDown();
        hide();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        moved |= Math.abs(event.getX() - pressedX) > CLICK_PX;
        if (moved) {
            double[] rows = spanOf(rowAt(pressedY), rowAt(event.getY()));
            double now = Math.clamp(event.getX(), 0, area.getWidth());
            area.setDrag(new double[] {pressedX, rows[0], now, rows[1]}, baseline);
        }
    }

    /// Top and bottom of what a drag over these rows selects.
    private double[] spanOf(int oneRow, int otherRow) {
        DensityRows rows = model.rows();
        if (Math.min(oneRow, otherRow) < DensityRows.FIRST_GROUP) {
            return new double[] {0, rows.heightPx()};
        }
        int first = Math.min(oneRow, otherRow);
        int last = Math.max(oneRow, otherRow);
        return new double[] {rows.topPx(first), rows.topPx(last) + rows.heightPx(last)};
    }

    private int rowAt(double at) {
        DensityRows rows = model.rows();
        int row = rows.rowAt(Math.clamp(at, 0, rows.heightPx() - 1.0));
        return row == DensityRows.NONE ? DensityRows.OCCUPANCY : row;
    }

    private void released(MouseEvent event) {
        area.setDrag(null, false);
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        double now = Math.clamp(event.getX(), 0, area.getWidth());
        if (moved) {
            Selection area =
                    model.area(
                            pressedX,
                            rowAt(pressedY),
                            now,
                            rowAt(event.getY()),
                            event.isAltDown() ? 0 : SNAP_PX);
            take(area);
        } else if (event.isShiftDown()) {
            timeline.area().extendTo(model.open().viewport().timeAt(now));
        } else if (event.getClickCount() == 1) {
            timeline.clearSelection();
        }
    }

    private void take(@Nullable Selection chosen) {
        if (chosen == null) {
            return;
        }
        if (baseline) {
            model.open().baselineProperty().set(chosen);
        } else {
            timeline.area().select(chosen);
        }
    }
}
