package dev.skein.view.stacks;

import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.query.stacks.GroupDetails;
import dev.skein.query.stacks.GroupLight;
import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.GroupText;
import dev.skein.query.stacks.HitIndex;
import dev.skein.query.stacks.StackGroups;
import dev.skein.task.Work;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.Light;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import dev.skein.view.trace.TraceIndex;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.regex.PatternSyntaxException;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The groups of repeated stacks of what is selected, worked out in the background; which of them
/// is chosen and lit. UI thread.
///
/// Nothing is worked out while nobody sees the panel. The newest request wins; until its
/// answer is there the last table stays.
public final class StacksModel {
    private static final int MOST_COPIED = 50;

    private final OpenTrace open;
    private final TraceIndex index;
    private final Newest grouping;
    private final Newest ordering;
    private final Newest detailing;
    private final BooleanBinding active;
    private final ObjectProperty<GroupOptions> options =
            new SimpleObjectProperty<>(GroupOptions.DEFAULT);
    private final ObjectProperty<GroupTable.Sort> sort =
            new SimpleObjectProperty<>(GroupTable.Sort.BY_RANK);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable String> searchProblem =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable GroupTable> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable GroupChoice> choice =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable GroupDetails> details =
            new ReadOnlyObjectWrapper<>();

    private @Nullable Request answered;
    private @Nullable GroupChoice hovered;
    private @Nullable GroupChoice kept;

    /// What a table is an answer to.
    private record Request(Trace trace, Scope scope, GroupOptions options) {}

    /// One group of one answer.
    public record GroupChoice(HitIndex hits, int group) {
        public String label() {
            return hits.groups().label(group);
        }

        public LaneSet lanes() {
            return hits.lanesOf(group);
        }
    }

    public StacksModel(OpenTrace open, TraceIndex index, Executor background, Executor uiThread) {
        this.open = open;
        this.index = index;
        this.grouping = new Newest(background, uiThread);
        this.ordering = new Newest(background, uiThread);
        this.detailing = new Newest(background, uiThread);
        open.traceProperty().addListener((_, _, _) -> refresh());
        open.selectionProperty().addListener((_, _, _) -> refresh());
        open.shownProperty().addListener((_, _, _) -> refresh());
        open.viewportProperty().addListener((_, _, _) -> refresh());
        active = open.panels().visible(Panel.STACKS);
        active.addListener((_, _, _) -> refresh());
        options.addListener((_, _, _) -> refresh());
        sort.addListener((_, _, _) -> reorder());
        search.addListener((_, _, _) -> reorder());
    }

    public OpenTrace open() {
        return open;
    }

    public ObjectProperty<GroupOptions> optionsProperty() {
        return options;
    }

    public ObjectProperty<GroupTable.Sort> sortProperty() {
        return sort;
    }

    /// What is looked for in the stacks; after `~` a regular expression.
    public StringProperty searchProperty() {
        return search;
    }

    /// Why the search is no regular expression, null when it is fine.
    public ReadOnlyObjectProperty<@Nullable String> searchProblemProperty() {
        return searchProblem.getReadOnlyProperty();
    }

    /// Null before the first answer.
    public ReadOnlyObjectProperty<@Nullable GroupTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// The group that is selected in the table.
    public ReadOnlyObjectProperty<@Nullable GroupChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /// What the chosen group is about; null while that is not known.
    public ReadOnlyObjectProperty<@Nullable GroupDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    private void refresh() {
        Trace trace = open.trace();
        if (!active.get() || trace == null) {
            return;
        }
        Request wanted = new Request(trace, open.scope(), options.get());
        if (wanted.equals(answered)) {
            return;
        }
        boolean onlyGrown =
                answered != null && open.isLoading() && answered.options().equals(options.get());
        answered = wanted;
        String text = search.get();
        GroupTable.Sort order = sort.get();
        if (onlyGrown) {
            grouping.refresh(work -> answer(wanted, text, order, work), this::show);
        } else {
            grouping.replace(work -> answer(wanted, text, order, work), this::show);
        }
    }

    private GroupTable answer(Request wanted, String text, GroupTable.Sort order, Work work) {
        StackGroups groups =
                index.of(wanted.trace()).groups(wanted.scope(), wanted.options(), work);
        HitIndex hits = HitIndex.of(groups, work);
        try {
            return GroupTable.of(hits, text, order);
        } catch (PatternSyntaxException e) {
            return GroupTable.of(hits, "", order);
        }
    }

    private void reorder() {
        GroupTable shown = table.get();
        if (shown == null) {
            return;
        }
        String text = search.get();
        GroupTable.Sort order = sort.get();
        ordering.replace(work -> reordered(shown.hits(), text, order), this::takeOrder);
    }

    private record Reordered(@Nullable GroupTable table, @Nullable String problem) {}

    private static Reordered reordered(HitIndex hits, String text, GroupTable.Sort order) {
        try {
            return new Reordered(GroupTable.of(hits, text, order), null);
        } catch (PatternSyntaxException e) {
            return new Reordered(null, e.getDescription());
        }
    }

    private void takeOrder(Reordered result) {
        searchProblem.set(result.problem());
        GroupTable shown = table.get();
        if (result.table() != null && shown != null && result.table().hits() == shown.hits()) {
            show(result.table());
        }
    }

    /// Shows a table, and goes on with the chosen group where it is in it.
    private void show(GroupTable now) {
        GroupChoice before = choice.get();
        table.set(now);
        choose(before == null ? StackGroups.NONE : sameGroup(before, now.groups()));
    }

    /// The group to which the stack of a group of an earlier answer belongs now.
    private static int sameGroup(GroupChoice before, StackGroups now) {
        if (before.hits().groups() == now) {
            return before.group();
        }
        if (before.hits().size(before.group()) == 0) {
            return StackGroups.NONE;
        }
        HitIndex.Hit hit = before.hits().hit(before.group(), 0);
        Trace trace = before.hits().groups().trace();
        if (trace != now.trace()) {
            return StackGroups.NONE;
        }
        return hit.isPoint()
                ? now.groupOfPoint(hit.lane(), trace.points().stackId(hit.lane(), hit.row()))
                : now.groupOf(
                        hit.lane(),
                        trace.intervals().stackId(hit.lane(), hit.row()),
                        trace.intervals().subState(hit.lane(), hit.row()));
    }

    /// Chooses a group of the present table and lights it; [StackGroups#NONE] for none.
    public void select(int group) {
        choose(group);
        hover(group);
    }

    private void choose(int group) {
        GroupTable shown = table.get();
        GroupChoice now =
                shown == null || group == StackGroups.NONE
                        ? null
                        : new GroupChoice(shown.hits(), group);
        if (Objects.equals(now, choice.get())) {
            return;
        }
        choice.set(now);
        details.set(null);
        if (now == null) {
            detailing.cancel();
        } else {
            detailing.replace(_ -> GroupDetails.of(now.hits(), now.group()), details::set);
        }
    }

    /// Lights a group of the present table while the pointer or the cursor is on it;
    /// [StackGroups#NONE] when it has left.
    public void hover(int group) {
        GroupTable shown = table.get();
        hovered =
                shown == null || group == StackGroups.NONE
                        ? null
                        : new GroupChoice(shown.hits(), group);
        light();
    }

    /// Keeps the hovered, else the chosen group lit, or lets it go.
    public void toggleKept() {
        GroupChoice now = hovered != null ? hovered : choice.get();
        kept = kept != null && (now == null || now.equals(kept)) ? null : now;
        light();
    }

    /// The group that stays lit, null for none.
    public @Nullable GroupChoice kept() {
        return kept;
    }

    /// Lets go of what is lit.
    ///
    /// @return whether anything was
    public boolean clearLight() {
        boolean any = hovered != null || kept != null;
        hovered = null;
        kept = null;
        if (any) {
            light();
        }
        return any;
    }

    private void light() {
        GroupChoice now = hovered != null ? hovered : kept;
        open.lightProperty()
                .set(
                        now == null
                                ? null
                                : new Light(
                                        new GroupLight(now.hits(), now.group()),
                                        now.label(),
                                        now.equals(kept)));
    }

    /// The group that commands are about: the chosen one, else the kept one.
    private @Nullable GroupChoice current() {
        GroupChoice now = choice.get();
        return now != null ? now : kept;
    }

    /// Shows only the lanes that were in the chosen group; undo brings the others back.
    public void filterToLanes() {
        GroupChoice now = current();
        Trace trace = open.trace();
        if (now == null || trace == null) {
            return;
        }
        LaneSet others = LaneSet.all(trace).without(now.lanes());
        open.arrange(open.arrangement().withHidden(others), "");
    }

    /// Goes to the next (1) or previous (-1) interval of the chosen group, on whatever lane, and
    /// selects it.
    public void step(int direction) {
        GroupChoice now = current();
        Trace trace = open.trace();
        if (now == null || trace == null) {
            return;
        }
        IntervalRef at = open.intervalProperty().get();
        boolean inside = at != null && at.row() < trace.intervals().size(at.lane());
        long time =
                at != null && inside
                        ? trace.intervals().startNanos(at.lane(), at.row())
                        : direction > 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        int lane = at != null && inside ? at.lane() : direction > 0 ? Integer.MAX_VALUE : -1;
        HitIndex.Hit hit =
                direction > 0
                        ? now.hits().next(now.group(), time, lane)
                        : now.hits().previous(now.group(), time, lane);
        if (hit != null) {
            int row =
                    hit.isPoint()
                            ? trace.intervals().rowAt(hit.lane(), hit.timeNanos())
                            : hit.row();
            open.select(new IntervalRef(hit.lane(), Math.max(0, row)));
        }
    }

    /// The chosen group as plain text, else all that are shown, for a ticket.
    public String text() {
        GroupChoice now = choice.get();
        GroupTable shown = table.get();
        if (now != null) {
            return GroupText.of(now.hits(), now.group());
        }
        return shown == null ? "" : GroupText.of(shown.hits(), shown.first(MOST_COPIED));
    }
}
