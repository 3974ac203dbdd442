package dev.skein.view.trace;

import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.query.SelectionSums;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Exact sums over what the panels speak about: the selection, else the visible time of the lanes
/// shown. Follows the trace; while a new sum is worked out the last one stays. UI thread.
public final class WindowSums {
    private final OpenTrace open;
    private final Newest newest;
    private final ReadOnlyObjectWrapper<@Nullable SelectionSums> sums =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper();

    public WindowSums(OpenTrace open, Executor background, Executor uiThread) {
        this.open = open;
        this.newest = new Newest(background, uiThread);
        open.traceProperty().addListener((_, _, _) -> refresh());
        open.selectionProperty().addListener((_, _, _) -> refresh());
        open.shownProperty().addListener((_, _, _) -> refresh());
        open.viewportProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    public ReadOnlyObjectProperty<@Nullable SelectionSums> sumsProperty() {
        return sums.getReadOnlyProperty();
    }

    /// Whether the sums are those of what is selected now; false while they are worked out.
    public ReadOnlyBooleanProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    private void refresh() {
        Trace trace = open.trace();
        if (trace == null) {
            return;
        }
        Scope scope = open.scope();
        current.set(false);
        newest.refresh(
                work -> SelectionSums.of(trace, scope.range(), scope.lanes(), work),
                result -> {
                    sums.set(result);
                    current.set(scope.equals(open.scope()));
                });
    }
}
