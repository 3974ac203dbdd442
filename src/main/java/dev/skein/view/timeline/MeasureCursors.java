package dev.skein.view.timeline;

import dev.skein.view.Strings;
import dev.skein.view.trace.OpenTrace;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Two moments of which the distance is shown. UI thread.
public final class MeasureCursors {
    private final OpenTrace open;
    private final ObjectProperty<@Nullable Long> first = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Long> second = new SimpleObjectProperty<>();

    MeasureCursors(OpenTrace open) {
        this.open = open;
    }

    /// Trace time of the first cursor in nanoseconds, null when it is not set.
    public ObjectProperty<@Nullable Long> firstProperty() {
        return first;
    }

    public ObjectProperty<@Nullable Long> secondProperty() {
        return second;
    }

    /// Puts a cursor at a moment; where it stands already it is taken away.
    public void place(ObjectProperty<@Nullable Long> cursor, long nanos) {
        Long now = cursor.get();
        cursor.set(now != null && now == nanos ? null : nanos);
    }

    /// Takes both away.
    ///
    /// @return whether there was one
    boolean clear() {
        boolean any = first.get() != null || second.get() != null;
        first.set(null);
        second.set(null);
        return any;
    }

    /// How far apart they are and how often a second that would be, `Δ 12.5 ms · 80.0 /s`; empty
    /// while one is missing.
    public String text() {
        Long one = first.get();
        Long two = second.get();
        return one == null || two == null ? "" : distance(open, Math.abs(two - one));
    }

    /// A length of time and its inverse.
    static String distance(OpenTrace open, long nanos) {
        String length = open.times().duration(nanos);
        return nanos == 0
                ? Strings.get("measure.length", length)
                : Strings.get("measure.distance", length, perSecond(1e9 / nanos));
    }

    private static String perSecond(double rate) {
        return rate >= 1e6
                ? String.format(Locale.ROOT, "%.4g M", rate / 1e6)
                : rate >= 1000
                        ? String.format(Locale.ROOT, "%.4g k", rate / 1000)
                        : String.format(Locale.ROOT, "%.4g", rate);
    }
}
