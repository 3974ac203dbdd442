package dev.skein.view.findings;

import dev.skein.analysis.Analysis;
import dev.skein.analysis.Parameters;
import dev.skein.analysis.Report;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.render.Viewport;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/// Analyses a trace once it is read, and goes from one finding to the next. UI thread; the analysis
/// itself runs on the background executor and is dropped when the trace is replaced.
public final class FindingsModel {
    /// Share of the width that a finding takes after a jump to it.
    static final double SHARE_OF_WIDTH = 0.4;

    private final OpenTrace open;
    private final Newest analysing;
    private final ReadOnlyObjectWrapper<@Nullable Report> report = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
    private List<FoundItem> items = List.of();
    private @Nullable Trace analysed;

    public FindingsModel(OpenTrace open, Executor background, Executor uiThread) {
        this.open = open;
        this.analysing = new Newest(background, uiThread);
        open.stateProperty().addListener((_, _, _) -> refresh());
        open.traceProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    public OpenTrace open() {
        return open;
    }

    /// Null while the analysis runs or waits for the file.
    public ReadOnlyObjectProperty<@Nullable Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// What the report holds, ranked; empty while there is none.
    public List<FoundItem> items() {
        return items;
    }

    /// Index of the finding that was jumped to last, -1 for none.
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    private void refresh() {
        Trace trace = open.isLoading() ? null : open.trace();
        if (trace == analysed) {
            return;
        }
        analysed = trace;
        show(null);
        if (trace == null) {
            analysing.cancel();
        } else {
            analysing.replace(work -> Analysis.run(trace, Parameters.defaults(), work), this::show);
        }
    }

    private void show(@Nullable Report now) {
        items = now == null ? List.of() : FoundItems.of(now);
        chosen.set(-1);
        report.set(now);
    }

    /// Goes `by` findings on, from the last to the first and back.
    public void step(int by) {
        int from = chosen.get();
        if (!items.isEmpty()) {
            jump(from < 0 ? (by > 0 ? 0 : items.size() - 1) : from + by);
        }
    }

    /// Selects the time and lanes of a finding and zooms to it.
    public void jump(int index) {
        if (items.isEmpty()) {
            return;
        }
        int at = Math.floorMod(index, items.size());
        FoundItem item = items.get(at);
        chosen.set(at);
        open.selectionProperty()
                .set(new Selection(item.range(), item.lanes().isEmpty() ? null : item.lanes()));
        open.navigate(around(item.range(), open.viewport()), "");
    }

    private static Viewport around(TimeRange range, Viewport view) {
        if (range.durationNanos() == 0) {
            return view.centre(range); // a moment has no length to zoom to
        }
        double perPx =
                Math.max(
                        Viewport.MIN_NANOS_PER_PX,
                        range.durationNanos() / SHARE_OF_WIDTH / view.widthPx());
        if (perPx * view.widthPx() > view.traceNanos()) {
            return view.fit(new TimeRange(0, view.traceNanos()));
        }
        double middle = range.startNanos() + range.durationNanos() / 2.0;
        long start = Math.round(middle - perPx * view.widthPx() / 2);
        return new Viewport(start, perPx, view.widthPx(), view.traceNanos());
    }
}
