package dev.skein.view.trace;

import dev.skein.format.Diagnostic;
import dev.skein.format.ImportOutcome;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.render.ColourMode;
import dev.skein.render.OverviewPainter;
import dev.skein.render.TimeFormat;
import dev.skein.render.Viewport;
import dev.skein.task.Work;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One opened file as every area of the window sees it: the snapshot of the trace, what of it is
/// visible, selected and hovered, how its lanes are arranged. UI thread.
///
/// Views observe the properties. Changes of the view that the user can take back go through
/// [#navigate], [#arrange] and [#scroll], which write the history.
public final class OpenTrace {
    /// Row heights that the user can choose, in logical pixels.
    public static final int DEFAULT_ROW_PX = 18;

    private static final int FIRST_WIDTH_PX = 1_000;

    private TraceSource source;
    private final ViewHistory<ViewState> history;
    private Work work = new Work();

    private final ReadOnlyObjectWrapper<LoadState> state =
            new ReadOnlyObjectWrapper<>(new LoadState.Loading());
    private final ReadOnlyObjectWrapper<@Nullable Trace> trace = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Diagnostic> diagnostics = FXCollections.observableArrayList();

    private final ObjectProperty<Viewport> viewport =
            new SimpleObjectProperty<>(new Viewport(0, 1, FIRST_WIDTH_PX, 0));
    private final ObjectProperty<Arrangement> arrangement =
            new SimpleObjectProperty<>(Arrangement.DEFAULT);
    private final DoubleProperty topPx = new SimpleDoubleProperty();
    private final IntegerProperty rowPx = new SimpleIntegerProperty(DEFAULT_ROW_PX);

    private final ObjectProperty<@Nullable Selection> selection = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Selection> baseline = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Light> light = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable IntervalRef> interval = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> lane = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Hover> hover = new SimpleObjectProperty<>();
    private final ObjectProperty<LaneSet> shown = new SimpleObjectProperty<>(LaneSet.EMPTY);
    private final ObjectProperty<ColourMode> colourMode =
            new SimpleObjectProperty<>(ColourMode.DOMINANT);
    private final ObjectProperty<TimeFormat.Mode> timeMode =
            new SimpleObjectProperty<>(TimeFormat.Mode.SINCE_START);
    private final BooleanProperty pauses = new SimpleBooleanProperty(true);
    private final Panels panels = new Panels();
    private final Brackets brackets = new Brackets();

    /// The view has not been moved by hand: it follows the trace while that grows.
    private boolean following = true;

    /// What the view was fitted to exactly and still shows, also after the window changes its
    // width.
    private @Nullable TimeRange exact;

    public OpenTrace(TraceSource source, LongSupplier clockNanos) {
        this.source = source;
        this.history = new ViewHistory<>(clockNanos);
    }

    /// A file that has been read already.
    public static OpenTrace of(TraceSource source, ImportOutcome outcome) {
        return of(source, outcome, System::nanoTime);
    }

    /// As [#of(TraceSource, ImportOutcome)], with a clock for what counts as one gesture.
    public static OpenTrace of(TraceSource source, ImportOutcome outcome, LongSupplier clockNanos) {
        OpenTrace open = new OpenTrace(source, clockNanos);
        open.finish(outcome);
        return open;
    }

    public TraceSource source() {
        return source;
    }

    /// Adds files to what the next reading reads.
    public void extend(List<Path> files) {
        source = source.with(files);
    }

    /// The run that reads the file; its progress is to be sampled, and cancelling it keeps what is
    /// loaded.
    public Work work() {
        return work;
    }

    void begin(Work newWork) {
        work = newWork;
        diagnostics.clear();
        following = true;
        state.set(new LoadState.Loading());
    }

    void show(Trace snapshot) {
        trace.set(snapshot);
        long length = OverviewPainter.viewport(snapshot, 1).traceNanos();
        Viewport view = viewport.get().withTrace(length);
        viewport.set(following ? view.fit(new TimeRange(0, length)) : view);
    }

    void finish(ImportOutcome outcome) {
        switch (outcome) {
            case ImportOutcome.Imported imported -> {
                diagnostics.setAll(imported.diagnostics());
                show(imported.trace());
                state.set(
                        imported.isComplete()
                                ? new LoadState.Complete()
                                : new LoadState.Partial(work.isCancelled()));
            }
            case ImportOutcome.Cancelled _ -> {
                Trace kept = trace.get();
                state.set(kept == null ? new LoadState.Stopped() : new LoadState.Partial(true));
                if (kept != null) {
                    show(kept);
                }
            }
            case ImportOutcome.NotRecognised _, ImportOutcome.Unreadable _ ->
                    state.set(new LoadState.Failed(outcome));
        }
    }

    public ReadOnlyObjectProperty<LoadState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean isLoading() {
        return state.get() instanceof LoadState.Loading;
    }

    /// The newest snapshot, null before the first one.
    public ReadOnlyObjectProperty<@Nullable Trace> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    public @Nullable Trace trace() {
        return trace.get();
    }

    public ObservableList<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// What of the time is visible, in logical pixels.
    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    public Viewport viewport() {
        return viewport.get();
    }

    public ReadOnlyObjectProperty<Arrangement> arrangementProperty() {
        return arrangement;
    }

    public Arrangement arrangement() {
        return arrangement.get();
    }

    public DoubleProperty topPxProperty() {
        return topPx;
    }

    public IntegerProperty rowPxProperty() {
        return rowPx;
    }

    /// The selected window and lanes, null when nothing is.
    public ObjectProperty<@Nullable Selection> selectionProperty() {
        return selection;
    }

    /// What the selection is compared with, null for all the rest.
    public ObjectProperty<@Nullable Selection> baselineProperty() {
        return baseline;
    }

    /// What stands out in all lanes while the rest is dimmed, null for nothing.
    public ObjectProperty<@Nullable Light> lightProperty() {
        return light;
    }

    /// The interval that the inspector shows.
    public ObjectProperty<@Nullable IntervalRef> intervalProperty() {
        return interval;
    }

    /// Ordinal of the selected lane.
    public ObjectProperty<@Nullable Integer> laneProperty() {
        return lane;
    }

    public ObjectProperty<@Nullable Hover> hoverProperty() {
        return hover;
    }

    /// The lanes that pass the filter and are not hidden, folded ones included.
    public ObjectProperty<LaneSet> shownProperty() {
        return shown;
    }

    public ObjectProperty<ColourMode> colourModeProperty() {
        return colourMode;
    }

    /// Whether GC and safepoint columns are drawn through all lanes.
    public BooleanProperty pausesProperty() {
        return pauses;
    }

    /// The findings marked in the trace.
    public Brackets brackets() {
        return brackets;
    }

    /// Which panels are in front.
    public Panels panels() {
        return panels;
    }

    /// How moments are written.
    public ObjectProperty<TimeFormat.Mode> timeModeProperty() {
        return timeMode;
    }

    /// Switches to the next way of writing moments that this trace can.
    public void nextTimeMode() {
        timeMode.set(times().nextMode());
    }

    /// Writes and reads the times of this trace in the chosen way.
    public Times times() {
        Trace known = trace.get();
        return new Times(
                new TimeFormat(
                        timeMode.get(),
                        known == null ? null : known.info().originEpochNanos(),
                        0,
                        ZoneId.systemDefault()));
    }

    /// The time from which relative input counts: the start of the selection, else the left edge.
    public long referenceNanos() {
        Selection chosen = selection.get();
        return chosen == null ? viewport.get().startNanos() : chosen.range().startNanos();
    }

    /// Selects an interval and its lane.
    public void select(IntervalRef chosen) {
        lane.set(chosen.lane());
        interval.set(chosen);
    }

    /// What the panels speak about: the selected stretch of time, else what is visible of the
    /// trace.
    public TimeRange window() {
        Selection chosen = selection.get();
        return chosen == null ? viewport.get().visibleTrace() : chosen.range();
    }

    /// What the panels count: [#window] in the selected lanes, else in those shown.
    public Scope scope() {
        Selection chosen = selection.get();
        LaneSet chosenLanes = chosen == null ? null : chosen.lanes();
        return new Scope(window(), chosenLanes == null ? shown.get() : chosenLanes);
    }

    /// Moves or zooms the view.
    ///
    /// @param kind joins steps of one gesture in the history: `zoom`, `pan`; empty never joins
    public void navigate(Viewport to, String kind) {
        if (!to.equals(viewport.get())) {
            history.changing(viewState(), kind);
            following = false;
            exact = null;
            viewport.set(to);
        }
    }

    /// Shows `range` from edge to edge, as far as the limits of zooming allow, and goes on doing so
    /// when the window changes its width.
    public void showExactly(TimeRange range, String kind) {
        navigate(fitted(range, viewport.get().widthPx()), kind);
        following = false;
        exact = range;
    }

    private Viewport fitted(TimeRange range, int widthPx) {
        double scale =
                Math.max(Viewport.MIN_NANOS_PER_PX, range.durationNanos() / (double) widthPx);
        return new Viewport(range.startNanos(), scale, widthPx, viewport.get().traceNanos());
    }

    /// Whether nobody has moved the view: it shows the whole trace.
    public boolean showsWhole() {
        return following;
    }

    /// The stretch of time from edge to edge.
    public TimeRange shownRange() {
        TimeRange asked = exact;
        return asked == null ? viewport.get().range() : asked;
    }

    /// Changes which lanes are shown or their order.
    public void arrange(Arrangement to, String kind) {
        if (!to.equals(arrangement.get())) {
            history.changing(viewState(), kind);
            arrangement.set(to);
        }
    }

    /// Changes the height of the rows.
    public void rowHeight(int px) {
        if (px != rowPx.get()) {
            history.changing(viewState(), "height");
            rowPx.set(px);
        }
    }

    /// Scrolls the lanes; single steps of scrolling are not kept, only where another step began.
    public void scroll(double toPx) {
        topPx.set(toPx);
    }

    /// Fits the view to a new width of the window; not a step of the history.
    public void resize(int widthPx) {
        Viewport view = viewport.get();
        if (widthPx == view.widthPx()) {
            return;
        }
        TimeRange kept = exact;
        if (following) {
            viewport.set(view.withWidth(widthPx).fit(new TimeRange(0, view.traceNanos())));
        } else {
            viewport.set(kept == null ? view.withWidth(widthPx) : fitted(kept, widthPx));
        }
    }

    public void undo() {
        history.undo(viewState()).ifPresent(this::restore);
    }

    public void redo() {
        history.redo(viewState()).ifPresent(this::restore);
    }

    public ViewState viewState() {
        return new ViewState(viewport.get(), arrangement.get(), topPx.get(), rowPx.get());
    }

    private void restore(ViewState to) {
        Viewport now = viewport.get();
        following = false;
        exact = null;
        viewport.set(to.viewport().withTrace(now.traceNanos()).withWidth(now.widthPx()));
        rowPx.set(to.rowPx());
        arrangement.set(to.arrangement());
        topPx.set(to.topPx());
    }
}
