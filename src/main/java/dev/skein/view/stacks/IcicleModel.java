package dev.skein.view.stacks;

import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.StackLight;
import dev.skein.query.stacks.StackTree;
import dev.skein.query.stacks.TreeOptions;
import dev.skein.view.trace.Light;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import dev.skein.view.trace.Selection;
import dev.skein.view.trace.TraceIndex;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.regex.PatternSyntaxException;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The call tree of what is selected, worked out in the background while the panel is seen. UI
/// thread.
public final class IcicleModel {
    private static final double LEAST_COPIED = 0.01;

    private final OpenTrace open;
    private final TraceIndex index;
    private final Newest growing;
    private final BooleanBinding active;
    private final ObjectProperty<TreeOptions.Weight> weight =
            new SimpleObjectProperty<>(TreeOptions.Weight.LANE_TIME);
    private final BooleanProperty inverted = new SimpleBooleanProperty();
    private final BooleanProperty compared = new SimpleBooleanProperty();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable StackTree> tree = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BitSet> found = new ReadOnlyObjectWrapper<>();
    private @Nullable Request answered;

    private record Request(
            Trace trace, Scope scope, @Nullable Scope baseline, TreeOptions options) {}

    public IcicleModel(OpenTrace open, TraceIndex index, Executor background, Executor uiThread) {
        this.open = open;
        this.index = index;
        this.growing = new Newest(background, uiThread);
        this.active = open.panels().visible(Panel.ICICLE);
        active.addListener((_, _, _) -> refresh());
        open.traceProperty().addListener((_, _, _) -> refresh());
        open.selectionProperty().addListener((_, _, _) -> refresh());
        open.baselineProperty().addListener((_, _, _) -> refresh());
        open.shownProperty().addListener((_, _, _) -> refresh());
        open.viewportProperty().addListener((_, _, _) -> refresh());
        weight.addListener((_, _, _) -> refresh());
        inverted.addListener((_, _, _) -> refresh());
        compared.addListener((_, _, _) -> refresh());
        search.addListener((_, _, _) -> find());
    }

    public OpenTrace open() {
        return open;
    }

    /// What the width of a box means.
    public ObjectProperty<TreeOptions.Weight> weightProperty() {
        return weight;
    }

    /// Whether the innermost functions are at the top.
    public BooleanProperty invertedProperty() {
        return inverted;
    }

    /// Whether boxes are coloured by how they differ from the baseline, else from the whole trace.
    public BooleanProperty comparedProperty() {
        return compared;
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// Null before the first answer.
    public ReadOnlyObjectProperty<@Nullable StackTree> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /// Names that match the search, null while nothing is looked for.
    public ReadOnlyObjectProperty<@Nullable BitSet> foundProperty() {
        return found.getReadOnlyProperty();
    }

    private void refresh() {
        Trace trace = open.trace();
        if (trace == null || !active.get()) {
            return;
        }
        Request wanted =
                new Request(
                        trace,
                        open.scope(),
                        compared.get() ? baseline(trace) : null,
                        TreeOptions.of(
                                GroupOptions.DEFAULT.withFrames(true, false),
                                weight.get(),
                                inverted.get()));
        if (!wanted.equals(answered)) {
            answered = wanted;
            growing.replace(
                    work ->
                            index.of(trace)
                                    .tree(
                                            wanted.scope(),
                                            wanted.baseline(),
                                            wanted.options(),
                                            work),
                    this::show);
        }
    }

    private Scope baseline(Trace trace) {
        Selection other = open.baselineProperty().get();
        if (other == null) {
            return Scope.all(trace);
        }
        LaneSet lanes = other.lanes();
        return new Scope(other.range(), lanes == null ? open.shownProperty().get() : lanes);
    }

    private void show(StackTree now) {
        tree.set(now);
        find();
    }

    private void find() {
        StackTree now = tree.get();
        if (now == null || search.get().isBlank()) {
            found.set(null);
            return;
        }
        try {
            found.set(now.namesWith(search.get()));
        } catch (PatternSyntaxException e) {
            found.set(new BitSet());
        }
    }

    /// Lights every interval whose stack goes through a box; [StackTree#NONE] for nothing.
    public void light(int node) {
        StackTree now = tree.get();
        open.lightProperty()
                .set(
                        now == null || node <= 0
                                ? null
                                : new Light(
                                        new StackLight(now.trace(), now.stacksThrough(node)),
                                        now.label(node),
                                        true));
    }

    /// The boxes of at least one percent as an indented table: share, share in the baseline, name.
    public String text() {
        StackTree now = tree.get();
        if (now == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        Deque<Integer> waiting = new ArrayDeque<>();
        waiting.push(0);
        while (!waiting.isEmpty()) {
            int node = waiting.pop();
            text.append(line(now, node)).append('\n');
            for (int child = now.firstChild(node + 1) - 1; child >= now.firstChild(node); child--) {
                if (now.share(child) >= LEAST_COPIED) {
                    waiting.push(child);
                }
            }
        }
        return text.toString();
    }

    private static String line(StackTree tree, int node) {
        String share = String.format(Locale.ROOT, "%6.1f %%", tree.share(node) * 100);
        String there =
                tree.isCompared()
                        ? String.format(
                                Locale.ROOT,
                                "%6.1f %%",
                                (tree.share(node) - tree.difference(node)) * 100)
                        : "";
        return share + there + "  " + "  ".repeat(tree.row(node)) + tree.label(node);
    }
}
