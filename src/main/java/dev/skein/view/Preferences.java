package dev.skein.view;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/// The user's settings as the window sees them; kept in a file by the program around it. UI thread.
public final class Preferences {
    private static final int MAX_RECENT = 12;

    private final ObjectProperty<ThemeChoice> theme =
            new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final StringProperty timeFormat = new SimpleStringProperty("");
    private final BooleanProperty reduceMotion = new SimpleBooleanProperty();
    private final BooleanProperty wheelZooms = new SimpleBooleanProperty();
    private final IntegerProperty memoryLimitMb = new SimpleIntegerProperty();
    private final ObservableMap<String, String> bindings = FXCollections.observableHashMap();
    private final AnalysisChoices analysis = new AnalysisChoices();
    private final StringProperty sessionPlace = new SimpleStringProperty("");
    private final ObservableList<RecentFile> recent = FXCollections.observableArrayList();

    public ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    /// Key of the time format to start with; empty for the default.
    public StringProperty timeFormat() {
        return timeFormat;
    }

    /// Jumps are not animated.
    public BooleanProperty reduceMotion() {
        return reduceMotion;
    }

    /// The wheel zooms and Ctrl+wheel scrolls, instead of the other way round.
    public BooleanProperty wheelZooms() {
        return wheelZooms;
    }

    /// Reading stops, and keeps what it has, when the program needs more memory; 0 for no limit but
    /// the machine's.
    public IntegerProperty memoryLimitMb() {
        return memoryLimitMb;
    }

    /// The user's own keys by the id of the action; an action that is not in it has its default.
    public ObservableMap<String, String> bindings() {
        return bindings;
    }

    /// How much the analysis should see.
    public AnalysisChoices analysis() {
        return analysis;
    }

    /// Where marks, notes and views are kept: the key of a place, `never`, or empty before the user
    /// was asked.
    public StringProperty sessionPlace() {
        return sessionPlace;
    }

    public ObservableList<RecentFile> recent() {
        return recent;
    }

    /// Puts a file at the head of the recent ones.
    public void remember(RecentFile file) {
        forget(file.path());
        recent.addFirst(file);
        if (recent.size() > MAX_RECENT) {
            recent.remove(MAX_RECENT, recent.size());
        }
    }

    public void forget(Path path) {
        recent.removeIf(known -> known.path().equals(path));
    }
}
