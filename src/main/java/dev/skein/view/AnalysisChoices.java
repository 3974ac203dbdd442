package dev.skein.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How much the analysis should see, as the user set it: a part of [Preferences]. UI thread.
public final class AnalysisChoices {
    public static final double LEGACY_WINDOW_MICROS = 100;
    public static final double LEGACY_THRESHOLD = 20;

    private final StringProperty sensitivity = new SimpleStringProperty("normal");
    private final BooleanProperty legacy = new SimpleBooleanProperty();
    private final DoubleProperty legacyWindowMicros =
            new SimpleDoubleProperty(LEGACY_WINDOW_MICROS);
    private final DoubleProperty legacyThreshold = new SimpleDoubleProperty(LEGACY_THRESHOLD);

    /// Key of the sensitivity of the density rules: `low`, `normal`, …
    public StringProperty sensitivity() {
        return sensitivity;
    }

    /// Whether the literal rule (LEGACY-1) runs beside the others.
    public BooleanProperty legacy() {
        return legacy;
    }

    public DoubleProperty legacyWindowMicros() {
        return legacyWindowMicros;
    }

    /// Events in the window that pass silently.
    public DoubleProperty legacyThreshold() {
        return legacyThreshold;
    }
}
