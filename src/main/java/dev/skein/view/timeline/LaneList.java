package dev.skein.view.timeline;

import dev.skein.model.Trace;
import dev.skein.query.FilterError;
import dev.skein.query.LaneFilter;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSet;
import dev.skein.render.LaneRows;
import dev.skein.task.Work;
import dev.skein.view.trace.Arrangement;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The lanes that are shown, in their order: works out in the background what the user's
/// [Arrangement] asks for, and again whenever the trace grows. UI thread.
public final class LaneList {
    private static final LaneRows NO_ROWS =
            LaneRows.of(new LaneOrder(List.of()), OpenTrace.DEFAULT_ROW_PX);

    private final OpenTrace open;
    private final Newest newest;
    private final ReadOnlyObjectWrapper<LaneRows> rows = new ReadOnlyObjectWrapper<>(NO_ROWS);
    private final ReadOnlyObjectWrapper<@Nullable FilterError> problem =
            new ReadOnlyObjectWrapper<>();
    private LaneOrder order = new LaneOrder(List.of());
    private int total;
    private LaneFilter filter = LaneFilter.ALL;

    public LaneList(OpenTrace open, Executor background, Executor uiThread) {
        this.open = open;
        this.newest = new Newest(background, uiThread);
        open.traceProperty().addListener((_, _, _) -> grown());
        open.arrangementProperty().addListener((_, before, after) -> arranged(before, after));
        open.rowPxProperty().addListener((_, _, _) -> layOut());
        refresh();
    }

    public ReadOnlyObjectProperty<LaneRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public LaneRows rows() {
        return rows.get();
    }

    /// The lanes shown, folded groups included, top to bottom.
    public int[] shown() {
        return order.lanes();
    }

    /// How many lanes are shown, folded groups included.
    public int shownCount() {
        return order.size();
    }

    /// How many lanes the trace has.
    public int totalCount() {
        return total;
    }

    /// What is wrong with the filter, null when nothing is; the last good one stays in force.
    public ReadOnlyObjectProperty<@Nullable FilterError> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Folds an open group, or unfolds a folded one.
    public void toggleFold(String group) {
        Set<String> toggled = new HashSet<>(open.arrangement().toggled());
        if (!toggled.remove(group)) {
            toggled.add(group);
        }
        open.arrange(open.arrangement().withToggled(toggled), "");
    }

    /// Puts lanes into groups of a kind and unfolds one of them.
    public void open(LaneGroup by, String group) {
        Arrangement now = open.arrangement().withGroup(by);
        Set<String> toggled = new HashSet<>(now.toggled());
        if (isFoldedAtFirst(by, group)) {
            toggled.add(group);
        } else {
            toggled.remove(group);
        }
        open.arrange(now.withToggled(toggled), "");
    }

    private boolean isFoldedAtFirst(LaneGroup by, String group) {
        Trace trace = open.trace();
        long size =
                trace == null
                        ? 0
                        : IntStream.of(order.lanes())
                                .filter(lane -> by.of(trace, lane).equals(group))
                                .count();
        return size > LaneRows.FOLD_ABOVE_LANES && size < order.size();
    }

    private void arranged(Arrangement before, Arrangement after) {
        boolean onlyLayout =
                before.withToggled(after.toggled()).withPinned(after.pinned()).equals(after);
        if (onlyLayout) {
            layOut();
        } else {
            refresh();
        }
    }

    private void grown() {
        Trace trace = open.trace();
        if (trace != null) {
            Arrangement wanted = open.arrangement();
            LaneFilter chosen = parse(wanted.filter());
            newest.refresh(
                    work -> order(trace, wanted, chosen, work), result -> take(trace, result));
        }
    }

    private void refresh() {
        Trace trace = open.trace();
        if (trace != null) {
            Arrangement wanted = open.arrangement();
            LaneFilter chosen = parse(wanted.filter());
            newest.replace(
                    work -> order(trace, wanted, chosen, work), result -> take(trace, result));
        }
    }

    private LaneFilter parse(String text) {
        switch (LaneFilter.parse(text)) {
            case LaneFilter.Parsed.Ok(var parsed) -> {
                filter = parsed;
                problem.set(null);
            }
            case LaneFilter.Parsed.Failed(var error) -> problem.set(error);
        }
        return filter;
    }

    private void take(Trace trace, LaneOrder result) {
        order = result;
        total = trace.lanes().size();
        open.shownProperty().set(LaneSet.of(result.lanes()));
        layOut();
    }

    private static LaneOrder order(Trace trace, Arrangement wanted, LaneFilter filter, Work work) {
        LaneSet selected = filter.select(trace, work).without(wanted.hidden());
        return LaneOrder.of(
                trace, selected, wanted.sort(), wanted.group(), trace.range(), new long[0], work);
    }

    private void layOut() {
        Arrangement wanted = open.arrangement();
        Set<String> folded = new HashSet<>(LaneRows.foldedAtFirst(order));
        for (String group : wanted.toggled()) {
            if (!folded.remove(group)) {
                folded.add(group);
            }
        }
        rows.set(LaneRows.of(order, open.rowPxProperty().get(), wanted.pinned().toArray(), folded));
    }
}
