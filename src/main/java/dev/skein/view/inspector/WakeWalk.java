package dev.skein.view.inspector;

import dev.skein.model.IntervalStore;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.inspect.Wakes;
import dev.skein.query.inspect.Wakes.Wake;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Walks from the selected interval to who ended it and to what it ended, and knows the arrows to
/// draw for that. UI thread.
public final class WakeWalk {
    private final OpenTrace open;
    private final Newest looking;
    private final ReadOnlyObjectWrapper<List<Wake>> arrows = new ReadOnlyObjectWrapper<>(List.of());
    private List<Wake> walked = List.of();

    WakeWalk(OpenTrace open, Executor background, Executor uiThread) {
        this.open = open;
        this.looking = new Newest(background, uiThread);
        open.intervalProperty().addListener((_, _, _) -> refresh());
        open.traceProperty().addListener((_, _, _) -> refresh());
    }

    /// What woke whom, of the selected interval and of the last step.
    public ReadOnlyObjectProperty<List<Wake>> arrowsProperty() {
        return arrows.getReadOnlyProperty();
    }

    private void refresh() {
        Trace trace = open.trace();
        IntervalRef at = open.intervalProperty().get();
        if (trace == null || at == null || at.row() >= trace.intervals().size(at.lane())) {
            walked = List.of();
            arrows.set(List.of());
            return;
        }
        Wake waker = Wakes.wakerOf(trace, at.lane(), at.row());
        List<Wake> kept = walked.stream().filter(wake -> touches(wake, at)).toList();
        walked = kept;
        arrows.set(
                waker == null || kept.contains(waker)
                        ? kept
                        : java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(waker), kept.stream())
                                .toList());
    }

    private static boolean touches(Wake wake, IntervalRef at) {
        return (wake.waker() == at.lane() && wake.wakerRow() == at.row())
                || (wake.woken() == at.lane() && wake.wokenRow() == at.row());
    }

    /// Selects the interval in which the waker of the selected one was.
    ///
    /// @return whether the source names one
    public boolean toWaker() {
        Trace trace = open.trace();
        IntervalRef at = open.intervalProperty().get();
        Wake wake = trace == null || at == null ? null : Wakes.wakerOf(trace, at.lane(), at.row());
        if (wake == null || wake.wakerRow() < 0) {
            return false;
        }
        walked = List.of(wake);
        open.select(new IntervalRef(wake.waker(), wake.wakerRow()));
        return true;
    }

    /// Selects the first interval that the selected one ended; `then` runs once it is found.
    public void toWoken(Runnable then) {
        Trace trace = open.trace();
        IntervalRef at = open.intervalProperty().get();
        if (trace == null || at == null) {
            return;
        }
        IntervalStore intervals = trace.intervals();
        TimeRange range =
                new TimeRange(
                        intervals.startNanos(at.lane(), at.row()),
                        intervals.endNanos(at.lane(), at.row()));
        looking.replace(
                work -> Wakes.wokenBy(trace, at.lane(), range, work),
                wakes -> {
                    if (!wakes.isEmpty()) {
                        walked = List.copyOf(wakes.subList(0, Math.min(wakes.size(), 64)));
                        Wake first = wakes.getFirst();
                        open.select(new IntervalRef(first.woken(), first.wokenRow()));
                        then.run();
                    }
                });
    }
}
