package dev.skein.view.series;

import dev.skein.format.DumpFormat;
import dev.skein.model.Trace;
import dev.skein.query.DumpSeries;
import dev.skein.query.LaneSet;
import dev.skein.query.SeriesRow;
import dev.skein.query.SeriesRows;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the screen of a series shows: which rows in which order, which two dumps are compared,
/// which row is selected. Rows are made in the background. UI thread.
public final class SeriesModel {
    private static final int MANY_LANES = 30;

    private final OpenTrace open;
    private final Newest work;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final BooleanProperty asTable = new SimpleBooleanProperty();
    private final BooleanProperty onlyChanges = new SimpleBooleanProperty();
    private final ObjectProperty<SeriesRows.By> by =
            new SimpleObjectProperty<>(SeriesRows.By.THREADS);
    private final ObjectProperty<SeriesRows.Sort> sort =
            new SimpleObjectProperty<>(SeriesRows.Sort.STUCK);
    private final IntegerProperty before = new SimpleIntegerProperty();
    private final IntegerProperty after = new SimpleIntegerProperty();
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<@Nullable SeriesPicture> picture =
            new ReadOnlyObjectWrapper<>();
    private final Set<String> unfolded = new TreeSet<>();
    private @Nullable Trace begun;

    public SeriesModel(OpenTrace open, Executor background, Executor uiThread) {
        this.open = open;
        this.work = new Newest(background, uiThread);
        open.traceProperty().addListener((_, _, _) -> traceChanged());
        open.shownProperty().addListener((_, _, _) -> recount());
        by.addListener((_, _, _) -> recount());
        sort.addListener((_, _, _) -> recount());
        onlyChanges.addListener((_, _, _) -> recount());
        before.addListener((_, _, _) -> recount());
        after.addListener((_, _, _) -> recount());
        traceChanged();
    }

    private void traceChanged() {
        Trace trace = open.trace();
        if (trace == null || trace.dumps().isEmpty()) {
            return;
        }
        Trace earlier = begun;
        begun = trace;
        if (earlier == null) {
            int dumps = trace.dumps().size();
            by.set(
                    dumps == 1
                            ? SeriesRows.By.STATES
                            : trace.lanes().size() > MANY_LANES
                                    ? SeriesRows.By.GROUPS
                                    : SeriesRows.By.THREADS);
            sort.set(dumps == 1 ? SeriesRows.Sort.STATE : SeriesRows.Sort.STUCK);
            shown.set(isSnapshots());
        }
        if (earlier == null || earlier.dumps().size() != trace.dumps().size()) {
            after.set(trace.dumps().size() - 1);
            before.set(Math.max(0, trace.dumps().size() - 2));
        }
        recount();
    }

    private void recount() {
        Trace trace = begun;
        if (trace == null) {
            return;
        }
        LaneSet lanes = open.shownProperty().get();
        SeriesPicture.Question question =
                new SeriesPicture.Question(
                        by.get(),
                        sort.get(),
                        Set.copyOf(unfolded),
                        before.get(),
                        after.get(),
                        onlyChanges.get());
        SeriesPicture now = picture.get();
        DumpSeries known = now != null && now.trace().equals(trace) ? now.series() : null;
        work.replace(_ -> SeriesPicture.of(trace, known, lanes, question), this::show);
    }

    private void show(SeriesPicture fresh) {
        picture.set(fresh);
        Integer lane = open.laneProperty().get();
        selected.set(lane == null ? -1 : fresh.rows().indexOf(lane));
    }

    public OpenTrace open() {
        return open;
    }

    /// Whether the trace is dumps and nothing else, so that lengths of time mean little.
    public boolean isSnapshots() {
        Trace trace = begun;
        return trace != null && DumpFormat.FORMAT_IDS.contains(trace.info().formatId());
    }

    /// Whether there is any dump to show.
    public boolean hasDumps() {
        return begun != null;
    }

    /// Whether the series is shown in place of the timeline.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// Switches between series and timeline, where there is a series.
    public void toggle() {
        shown.set(!shown.get() && hasDumps());
    }

    /// Whether rows are shown as a table instead of the matrix.
    public BooleanProperty asTableProperty() {
        return asTable;
    }

    /// Whether only rows that differ between the two compared dumps are shown.
    public BooleanProperty onlyChangesProperty() {
        return onlyChanges;
    }

    public ObjectProperty<SeriesRows.By> byProperty() {
        return by;
    }

    public ObjectProperty<SeriesRows.Sort> sortProperty() {
        return sort;
    }

    /// The two dumps that are compared; `before` may lie after `after`.
    public IntegerProperty beforeProperty() {
        return before;
    }

    public IntegerProperty afterProperty() {
        return after;
    }

    /// Index of the selected row, -1 for none.
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /// The rows as they are shown now, null before the first dump.
    public ReadOnlyObjectProperty<@Nullable SeriesPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    public @Nullable SeriesPicture picture() {
        return picture.get();
    }

    /// Compares a dump with the one before it.
    public void compareWithPrevious(int dump) {
        Trace trace = begun;
        if (trace != null && dump >= 0 && dump < trace.dumps().size()) {
            before.set(Math.max(0, dump - 1));
            after.set(dump);
        }
    }

    /// Chooses the dump that the other one is compared with.
    public void compareFrom(int dump) {
        Trace trace = begun;
        if (trace != null && dump >= 0 && dump < trace.dumps().size()) {
            before.set(dump);
        }
    }

    /// Selects a row and, where it is one thread, its lane everywhere.
    public void select(int index) {
        SeriesPicture now = picture.get();
        if (now == null || now.rows().size() == 0) {
            return;
        }
        int chosen = Math.clamp(index, 0, now.rows().size() - 1);
        selected.set(chosen);
        open.laneProperty().set(now.rows().row(chosen).lanes()[0]);
    }

    /// Folds or unfolds the members of a group.
    public void toggleFold(int index) {
        SeriesPicture now = picture.get();
        if (now == null || index < 0 || index >= now.rows().size()) {
            return;
        }
        SeriesRow row = now.rows().row(index);
        if (row.isGroup()) {
            if (!unfolded.remove(row.name())) {
                unfolded.add(row.name());
            }
            recount();
        }
    }
}
