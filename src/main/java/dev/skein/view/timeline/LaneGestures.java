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

/// Mouse, wheel and trackpad over the lanes, turned into commands of [TimelineModel].
///
/// Click selects, double click fits, drag selects time and lanes, Ctrl+drag zooms, middle or
/// Space+drag pans, Shift+click extends; the wheel scrolls, with Shift it pans, with Ctrl it zooms.
final class LaneGestures {
    private static final double CLICK_PX = 3;
    private static final double WHEEL_NOTCH_PX = 40;

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

    private enum Mode {
        NONE,
        SELECT,
        ZOOM,
        PAN
    }

    LaneGestures(TimelineModel model, Preferences preferences, BracketLayer brackets) {
        this.model = model;
        this.brackets = brackets;
        this.preferences = preferences;
    }

    void attach(LaneArea area) {
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed(area, event));
        area.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> dragged(area, event));
        area.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released(area, event));
        area.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
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
                    case PRIMARY ->
                            spaceDown ? Mode.PAN : event.isShortcutDown() ? Mode.ZOOM : Mode.SELECT;
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
            case SELECT -> area.overlay().setDrag(new double[] {pressedX, pressedY, x, y});
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
            if (ended == Mode.SELECT || ended == Mode.ZOOM) {
                clicked(event);
            }
            return;
        }
        switch (ended) {
            case SELECT ->
                    model.selectArea(
                            pressedX,
                            pressedY,
                            x,
                            Math.clamp(event.getY(), 0, area.getHeight()),
                            !event.isAltDown());
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
            extend(selection, model.open().viewport().timeAt(event.getX()));
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

    private void extend(Selection selection, long nanos) {
        long start = Math.min(selection.range().startNanos(), nanos);
        long end = Math.max(selection.range().endNanos(), nanos);
        model.open()
                .selectionProperty()
                .set(new Selection(new TimeRange(start, end), selection.lanes()));
    }

    private void scrolled(ScrollEvent event) {
        event.consume();
        boolean zooms = event.isShortcutDown() != preferences.wheelZooms().get();
        if (event.isShiftDown()) {
            double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            model.pan(-by);
        } else if (zooms) {
            double notches = event.getDeltaY() / WHEEL_NOTCH_PX;
            model.zoomAt(event.getX(), Math.pow(Viewport.NOTCH, notches));
        } else if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            model.pan(-event.getDeltaX()); // one axis per movement: trackpads are never straight
        } else {
            model.scroll(-event.getDeltaY());
        }
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
