package dev.skein.view.timeline;

import dev.skein.model.TimeRange;
import dev.skein.render.Viewport;
import dev.skein.view.Preferences;
import dev.skein.view.trace.Bracket;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.Selection;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/// Mouse, wheel and trackpad over the lanes, turned into commands of [TimelineModel].
///
/// Click selects, double click fits, drag selects time and lanes or moves an edge of the selection,
/// Ctrl+drag zooms, Ctrl+Shift+drag selects the baseline, middle or Space+drag pans, Shift+click
/// extends; the wheel scrolls, with Shift it pans, with Ctrl it zooms.
final class LaneGestures {
    private static final double CLICK_PX = 3;

    private final TimelineModel model;
    private final Preferences preferences;
    private Mode mode = Mode.NONE;
    private boolean spaceDown;
    private double pressedX;
    private double pressedY;
    private final BracketLayer brackets;
    private double lastX;
    private double lastY;
    private boolean moved;
    private AreaSelection.Edge edge = AreaSelection.Edge.NONE;
    private @Nullable Selection grabbed;

    private enum Mode {
        NONE,
        SELECT,
        BASELINE,
        EDGE,
        ZOOM,
        PAN
    }

    LaneGestures(TimelineModel model, Preferences preferences, BracketLayer brackets) {
        this.model = model;
        this.brackets = brackets;
        this.preferences = preferences;
    }

    void attach(LaneArea area) {
        area.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hovered(area, event));
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed(area, event));
        area.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> dragged(area, event));
        area.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released(area, event));
        area.addEventHandler(
                ScrollEvent.SCROLL,
                event -> Wheel.turned(event, model, preferences, model::scroll));
        area.addEventHandler(
                ZoomEvent.ZOOM,
                event -> {
                    model.zoomAt(event.getX(), event.getZoomFactor());
                    event.consume();
                });
        area.addEventHandler(
                KeyEvent.ANY,
                event -> {
                    if (event.getCode() == KeyCode.SPACE) {
                        spaceDown = event.getEventType() == KeyEvent.KEY_PRESSED;
                        area.setCursor(spaceDown ? Cursor.OPEN_HAND : Cursor.DEFAULT);
                    }
                });
    }

    private void pressed(LaneArea area, MouseEvent event) {
        area.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        lastX = pressedX;
        lastY = pressedY;
        moved = false;
        Optional<Bracket> finding = brackets.at(pressedX, pressedY);
        if (finding.isPresent() && event.getButton() == MouseButton.PRIMARY) {
            mode = Mode.NONE;
            model.open().brackets().choose(finding.get().rank());
            return;
        }
        mode =
                switch (event.getButton()) {
                    case MIDDLE -> Mode.PAN;
                    case PRIMARY -> primary(event);
                    case BACK -> {
                        model.open().undo();
                        yield Mode.NONE;
                    }
                    case FORWARD -> {
                        model.open().redo();
                        yield Mode.NONE;
                    }
                    case NONE, SECONDARY -> Mode.NONE;
                };
    }

    private Mode primary(MouseEvent event) {
        if (spaceDown) {
            return Mode.PAN;
        }
        if (event.isShortcutDown()) {
            return event.isShiftDown() ? Mode.BASELINE : Mode.ZOOM;
        }
        edge = model.area().edgeAt(event.getX());
        grabbed = model.open().selectionProperty().get();
        return edge == AreaSelection.Edge.NONE || event.isShiftDown() ? Mode.SELECT : Mode.EDGE;
    }

    /// Shows that an edge of the selection can be dragged.
    private void hovered(LaneArea area, MouseEvent event) {
        if (!spaceDown) {
            boolean grip = model.area().edgeAt(event.getX()) != AreaSelection.Edge.NONE;
            area.setCursor(grip ? Cursor.H_RESIZE : Cursor.DEFAULT);
        }
    }

    private void dragged(LaneArea area, MouseEvent event) {
        moved |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > CLICK_PX;
        if (!moved) {
            return;
        }
        double x = Math.clamp(event.getX(), 0, area.getWidth());
        double y = Math.clamp(event.getY(), 0, area.getHeight());
        switch (mode) {
            case PAN -> {
                model.pan(lastX - event.getX());
                model.scroll(lastY - event.getY());
            }
            case SELECT, BASELINE ->
                    area.overlay().setDrag(new double[] {pressedX, pressedY, x, y});
            case EDGE -> {
                Selection held = grabbed;
                if (held != null) {
                    model.area().moveEdge(held, edge, x, !event.isAltDown());
                }
            }
            case ZOOM -> area.overlay().setDrag(new double[] {pressedX, 0, x, area.getHeight()});
            case NONE -> {}
        }
        lastX = event.getX();
        lastY = event.getY();
    }

    private void released(LaneArea area, MouseEvent event) {
        Mode ended = mode;
        mode = Mode.NONE;
        area.overlay().setDrag(null);
        double x = Math.clamp(event.getX(), 0, area.getWidth());
        if (!moved) {
            if (ended != Mode.NONE && ended != Mode.PAN) {
                clicked(event);
            }
            return;
        }
        switch (ended) {
            case SELECT ->
                    model.area()
                            .select(
                                    pressedX,
                                    pressedY,
                                    x,
                                    Math.clamp(event.getY(), 0, area.getHeight()),
                                    !event.isAltDown());
            case BASELINE ->
                    model.open()
                            .baselineProperty()
                            .set(
                                    model.area()
                                            .at(
                                                    pressedX,
                                                    pressedY,
                                                    x,
                                                    Math.clamp(event.getY(), 0, area.getHeight()),
                                                    !event.isAltDown()));
            case EDGE -> {}
            case ZOOM -> zoomTo(x);
            case PAN, NONE -> {}
        }
    }

    private void zoomTo(double x) {
        Viewport view = model.open().viewport();
        long from = view.timeAt(Math.min(pressedX, x));
        long to = view.timeAt(Math.max(pressedX, x));
        if (to > from) {
            model.showExactly(new TimeRange(from, to), "");
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Selection selection = model.open().selectionProperty().get();
        if (event.isShiftDown() && selection != null) {
            model.area().extendTo(model.open().viewport().timeAt(event.getX()));
            return;
        }
        if (event.getClickCount() == 2) {
            IntervalRef chosen = model.open().intervalProperty().get();
            TimeRange range = chosen == null ? null : model.rangeOf(chosen);
            if (range != null) {
                model.fit(range);
            }
            return;
        }
        model.selectAt(event.getX(), event.getY());
    }

    /// The wheel over the lane headers scrolls; with Shift it changes the height of the rows.
    static void scrolledOverHeaders(TimelineModel model, ScrollEvent event) {
        event.consume();
        if (event.isShiftDown()) {
            double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            model.rowHeightStep(by > 0 ? 1 : -1);
        } else {
            model.scroll(-event.getDeltaY());
        }
    }
}
