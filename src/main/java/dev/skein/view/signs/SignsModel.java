package dev.skein.view.signs;

import dev.skein.analysis.Signs;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Counts the signs of a trace once somebody looks at them and the trace is read. UI thread.
public final class SignsModel {
    private final OpenTrace open;
    private final Newest counting;
    private final ReadOnlyObjectWrapper<@Nullable Signs> signs = new ReadOnlyObjectWrapper<>();
    private @Nullable Trace counted;
    private boolean wanted;

    public SignsModel(OpenTrace open, Executor background, Executor uiThread) {
        this.open = open;
        this.counting = new Newest(background, uiThread);
        open.stateProperty().addListener((_, _, _) -> refresh());
        open.traceProperty().addListener((_, _, _) -> refresh());
    }

    public OpenTrace open() {
        return open;
    }

    /// Null until they are counted.
    public ReadOnlyObjectProperty<@Nullable Signs> signsProperty() {
        return signs.getReadOnlyProperty();
    }

    /// Somebody looks: from now on they are kept up to date.
    public void want() {
        wanted = true;
        refresh();
    }

    private void refresh() {
        Trace trace = open.isLoading() ? null : open.trace();
        if (!wanted || trace == counted) {
            return;
        }
        counted = trace;
        signs.set(null);
        if (trace == null) {
            counting.cancel();
        } else {
            counting.replace(work -> Signs.of(trace, work), signs::set);
        }
    }

    /// Selects lanes at all times.
    public void select(List<Integer> lanes) {
        Trace trace = open.trace();
        if (trace != null && !lanes.isEmpty()) {
            LaneSet set = LaneSet.of(lanes.stream().mapToInt(Integer::intValue).toArray());
            open.selectionProperty()
                    .set(
                            new Selection(
                                    new dev.skein.model.TimeRange(
                                            0, Math.max(1, trace.durationNanos())),
                                    set));
        }
    }

    /// Gives up what is being counted: the trace is being closed.
    public void close() {
        counting.cancel();
    }
}
