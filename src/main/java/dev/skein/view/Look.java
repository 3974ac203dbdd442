package dev.skein.view;

import dev.skein.render.Palette;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How everything that paints itself looks in one window: the palette, the scale of off-screen
/// pictures, the preferences, and the log of frames. UI thread.
public final class Look {
    private final Preferences preferences;
    private final boolean still;
    private final FrameLog frames = new FrameLog();
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);
    private final DoubleProperty oversampling = new SimpleDoubleProperty(1);

    /// @param still pictures are made in one go: no drafts, no animation
    public Look(Preferences preferences, boolean still) {
        this.preferences = preferences;
        this.still = still;
    }

    public Preferences preferences() {
        return preferences;
    }

    public boolean still() {
        return still;
    }

    public FrameLog frames() {
        return frames;
    }

    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    /// Canvas pixels per logical pixel beyond the screen's own scale; 1 in a window.
    public DoubleProperty oversamplingProperty() {
        return oversampling;
    }
}
