package dev.skein.view.difference;

import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.query.difference.Difference;
import dev.skein.query.difference.DifferenceRow;
import dev.skein.query.difference.Dimension;
import dev.skein.query.stacks.StackLight;
import dev.skein.view.Strings;
import dev.skein.view.trace.Light;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import dev.skein.view.trace.Selection;
import dev.skein.view.trace.TraceIndex;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// What is different in the selection, worked out in the background while the panel is seen. UI
/// thread.
public final class DifferenceModel {
    private final OpenTrace open;
    private final TraceIndex index;
    private final Newest comparing;
    private final BooleanBinding active;
    private final BooleanProperty byTime = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Difference> difference =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> working = new ReadOnlyObjectWrapper<>(false);

    public DifferenceModel(
            OpenTrace open, TraceIndex index, Executor background, Executor uiThread) {
        this.open = open;
        this.index = index;
        this.comparing = new Newest(background, uiThread);
        this.active = open.panels().visible(Panel.DIFFERENCE);
        active.addListener((_, _, _) -> refresh());
        open.selectionProperty().addListener((_, _, _) -> refresh());
        open.baselineProperty().addListener((_, _, _) -> refresh());
        open.traceProperty().addListener((_, _, _) -> refresh());
        byTime.addListener((_, _, _) -> refresh());
    }

    public OpenTrace open() {
        return open;
    }

    /// Whether shares are of lane time, else of hits.
    public BooleanProperty byTimeProperty() {
        return byTime;
    }

    /// Null while nothing is selected or nothing is known yet.
    public ReadOnlyObjectProperty<@Nullable Difference> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    /// Whether an answer is being worked out.
    public ReadOnlyObjectProperty<Boolean> workingProperty() {
        return working.getReadOnlyProperty();
    }

    private void refresh() {
        Trace trace = open.trace();
        Selection chosen = open.selectionProperty().get();
        if (trace == null || chosen == null || !active.get()) {
            comparing.cancel();
            working.set(false);
            if (chosen == null) {
                difference.set(null);
            }
            return;
        }
        Scope selection = scope(chosen);
        Selection other = open.baselineProperty().get();
        Scope baseline = other == null ? null : scope(other);
        Difference.Measure measure =
                byTime.get() ? Difference.Measure.TIME : Difference.Measure.HITS;
        working.set(true);
        comparing.replace(
                work -> Difference.of(index.of(trace), selection, baseline, measure, work),
                now -> {
                    working.set(false);
                    difference.set(now);
                });
    }

    private Scope scope(Selection chosen) {
        LaneSet lanes = chosen.lanes();
        return new Scope(chosen.range(), lanes == null ? open.shownProperty().get() : lanes);
    }

    /// Shows only the lanes that have the value, where it is one of lanes or states; lights the
    /// stacks that have it, where it is one of stacks.
    public void apply(DifferenceRow row) {
        Difference now = difference.get();
        Trace trace = open.trace();
        if (now == null || trace == null) {
            return;
        }
        LaneSet lanes = now.lanesOf(row);
        if (!lanes.isEmpty()) {
            LaneSet others = LaneSet.all(trace).without(lanes);
            open.arrange(open.arrangement().withHidden(others), "");
        } else if (row.dimension() == Dimension.STACK) {
            open.lightProperty()
                    .set(new Light(new StackLight(trace, now.stacksOf(row)), row.label(), true));
        } else if (row.dimension() == Dimension.STATE) {
            open.arrange(open.arrangement().withFilter("state:" + row.label()), "");
        } else if (row.dimension() == Dimension.REASON) {
            open.arrange(open.arrangement().withFilter("state:\"" + row.label() + "\""), "");
        }
    }

    /// All rows as text separated by tabs.
    public String text() {
        Difference now = difference.get();
        if (now == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(Strings.get("difference.columns")).append('\n');
        for (DifferenceRow row : now.rows()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s\t%s\t%.1f %%\t%.1f %%\t%s%n",
                            row.dimension().label(),
                            row.label(),
                            row.share() * 100,
                            row.baselineShare() * 100,
                            factor(row)));
        }
        return text.toString();
    }

    /// `×17`, `new` or `gone`.
    static String factor(DifferenceRow row) {
        if (row.baselineShare() == 0) {
            return Strings.get("difference.new");
        }
        if (row.share() == 0) {
            return Strings.get("difference.gone");
        }
        double factor = row.factor();
        return factor >= 10
                ? String.format(Locale.ROOT, "×%.0f", factor)
                : String.format(Locale.ROOT, "×%.2g", factor);
    }
}
