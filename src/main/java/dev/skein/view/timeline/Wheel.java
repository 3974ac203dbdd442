package dev.skein.view.timeline;

import dev.skein.render.Viewport;
import dev.skein.view.Preferences;
import java.util.function.DoubleConsumer;
import javafx.scene.input.ScrollEvent;

/// What the wheel does over everything on the time axis: with Ctrl it zooms about the pointer, with
/// Shift it pans, else it scrolls; a trackpad's sideways movement pans.
public final class Wheel {
    private static final double NOTCH_PX = 40;

    private Wheel() {}

    /// @param event with positions in logical pixels of the time axis
    /// @param scroll moves the rows by so many pixels, positive downwards
    public static void turned(
            ScrollEvent event,
            TimelineModel model,
            Preferences preferences,
            DoubleConsumer scroll) {
        event.consume();
        boolean zooms = event.isShortcutDown() != preferences.wheelZooms().get();
        if (event.isShiftDown()) {
            double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            model.pan(-by);
        } else if (zooms) {
            double notches = event.getDeltaY() / NOTCH_PX;
            model.zoomAt(event.getX(), Math.pow(Viewport.NOTCH, notches));
        } else if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            model.pan(-event.getDeltaX()); // one axis per movement: trackpads are never straight
        } else {
            scroll.accept(-event.getDeltaY());
        }
    }
}
