package dev.skein.view.inspector;

import dev.skein.model.Detail;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.view.Strings;
import dev.skein.view.inspector.IntervalFacts.Fact;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.OpenTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Turns the selected interval into [IntervalFacts]. UI thread.
public final class InspectorModel {
    private final OpenTrace open;
    private final ReadOnlyObjectWrapper<@Nullable IntervalFacts> facts =
            new ReadOnlyObjectWrapper<>();

    public InspectorModel(OpenTrace open) {
        this.open = open;
        open.intervalProperty().addListener((_, _, _) -> refresh());
        open.traceProperty().addListener((_, _, _) -> refresh());
        open.timeModeProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    public OpenTrace open() {
        return open;
    }

    /// Null when no interval is selected.
    public ReadOnlyObjectProperty<@Nullable IntervalFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    private void refresh() {
        Trace trace = open.trace();
        IntervalRef chosen = open.intervalProperty().get();
        facts.set(
                trace != null && chosen != null && holds(trace, chosen)
                        ? describe(trace, chosen)
                        : null);
    }

    private static boolean holds(Trace trace, IntervalRef ref) {
        return ref.lane() < trace.intervals().laneCount()
                && ref.row() < trace.intervals().size(ref.lane());
    }

    /// Selects the interval that a fact points to and brings it into view.
    public void jump(IntervalRef target) {
        open.select(target);
    }

    private IntervalFacts describe(Trace trace, IntervalRef ref) {
        IntervalStore intervals = trace.intervals();
        SubState subState = trace.subStates().get(intervals.subState(ref.lane(), ref.row()));
        List<Fact> lines = new ArrayList<>();
        long start = intervals.startNanos(ref.lane(), ref.row());
        long end = intervals.endNanos(ref.lane(), ref.row());
        add(lines, "duration", length(end - start));
        add(lines, "start", open.times().inFull(start));
        add(lines, "end", open.times().inFull(end));
        add(lines, "lane", laneName(trace, ref.lane()));
        if (!subState.name().equals(subState.label())) {
            add(lines, "reason", subState.name());
        }
        addDetail(lines, trace, intervals.detail(ref.lane(), ref.row()), end);
        int cause = intervals.cause(ref.lane(), ref.row());
        if (cause != IntervalStore.NONE) {
            lines.add(laneFact("waker", trace, cause, end));
        }
        int stack = intervals.stackId(ref.lane(), ref.row());
        return new IntervalFacts(
                subState.label(),
                subState.state(),
                lines,
                notes(intervals.flags(ref.lane(), ref.row())),
                trace.stacks().framesOf(stack));
    }

    /// Four figures to read, and all of them.
    private String length(long nanos) {
        String figures = open.times().duration(nanos);
        String exact = String.format(Locale.ROOT, "%,d ns", nanos);
        return figures.equals(exact) ? figures : figures + "  ·  " + exact;
    }

    private static void add(List<Fact> lines, String key, String value) {
        lines.add(new Fact(Strings.get("inspector." + key), value, null));
    }

    private void addDetail(List<Fact> lines, Trace trace, int detailId, long endNanos) {
        if (detailId == IntervalStore.NONE) {
            return;
        }
        Detail detail = trace.details().get(detailId);
        if (!detail.text().isEmpty()) {
            add(lines, "detail", detail.text());
        }
        if (detail.objectId() != 0) {
            add(lines, "object", String.format(Locale.ROOT, "0x%x", detail.objectId()));
        }
        if (detail.ownerLane() != IntervalStore.NONE) {
            lines.add(laneFact("owner", trace, detail.ownerLane(), endNanos));
        }
        for (Detail.Field field : detail.fields()) {
            lines.add(new Fact(field.name(), field.value(), null));
        }
    }

    private static Fact laneFact(String key, Trace trace, int lane, long atNanos) {
        int row = trace.intervals().rowAt(lane, atNanos);
        IntervalRef target = row < 0 ? null : new IntervalRef(lane, row);
        return new Fact(Strings.get("inspector." + key), laneName(trace, lane), target);
    }

    /// `worker-3 #17`; the number alone where there is no name.
    public static String laneName(Trace trace, int lane) {
        String name = trace.lanes().name(lane);
        long id = trace.lanes().id(lane);
        if (id < 0) {
            return name;
        }
        return name.isEmpty() ? "#" + id : name + " #" + id;
    }

    private static List<String> notes(int flags) {
        List<String> result = new ArrayList<>();
        note(result, flags, IntervalFlags.TRUNC_LEFT, "truncLeft");
        note(result, flags, IntervalFlags.TRUNC_RIGHT, "truncRight");
        note(result, flags, IntervalFlags.INFERRED, "inferred");
        note(result, flags, IntervalFlags.CLOCK_FIXED, "clockFixed");
        note(result, flags, IntervalFlags.LOSS_BEFORE, "lossBefore");
        note(result, flags, IntervalFlags.IDLE, "idle");
        return result;
    }

    private static void note(List<String> result, int flags, int flag, String key) {
        if ((flags & flag) != 0) {
            result.add(Strings.get("inspector.note." + key));
        }
    }
}
