package dev.skein.view.inspector;

import dev.skein.model.Detail;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.query.stacks.HitIndex;
import dev.skein.query.stacks.StackGroups;
import dev.skein.task.Work;
import dev.skein.view.Strings;
import dev.skein.view.inspector.PageFacts.Fact;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The page that the inspector shows: the facts at once, its lists worked out in the background.
/// The selected interval is a page of its own accord; links lead to others, and back. UI thread.
public final class InspectorModel {
    private final OpenTrace open;
    private final Newest listing;
    private final Trail trail = new Trail();
    private final WakeWalk walk;
    private final ReadOnlyObjectWrapper<@Nullable PageFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<PageTable>> tables =
            new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty tableKey = new SimpleStringProperty("events");

    public InspectorModel(OpenTrace open, Executor background, Executor uiThread) {
        this.open = open;
        this.listing = new Newest(background, uiThread);
        this.walk = new WakeWalk(open, background, uiThread);
        open.intervalProperty().addListener((_, _, now) -> selected(now));
        open.traceProperty().addListener((_, _, _) -> refresh());
        open.timeModeProperty().addListener((_, _, _) -> refresh());
        trail.currentProperty().addListener((_, _, _) -> refresh());
        selected(open.intervalProperty().get());
    }

    public OpenTrace open() {
        return open;
    }

    public Trail trail() {
        return trail;
    }

    public WakeWalk walk() {
        return walk;
    }

    /// Null when nothing is chosen.
    public ReadOnlyObjectProperty<@Nullable PageFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// The lists of the page, without the empty ones.
    public ReadOnlyObjectProperty<List<PageTable>> tablesProperty() {
        return tables.getReadOnlyProperty();
    }

    /// Key of the list that is in front where a page has it.
    public StringProperty tableKeyProperty() {
        return tableKey;
    }

    private void selected(@Nullable IntervalRef now) {
        if (now == null) {
            refresh();
        } else {
            trail.visit(new Page.OfInterval(now));
        }
    }

    /// Follows a link. An interval is selected, too.
    public void go(Page page) {
        if (page instanceof Page.OfInterval(var ref)) {
            open.select(ref);
        }
        trail.visit(page);
    }

    /// Goes back (-1) or forward (1) to a page that was looked at.
    public void step(int direction) {
        if (trail.step(direction) instanceof Page.OfInterval(var ref)) {
            open.select(ref);
        }
    }

    /// Brings the list of what led up to the end of the selected interval to the front.
    public void showChain() {
        tableKey.set("chain");
    }

    private void refresh() {
        Trace trace = open.trace();
        Page page = trail.currentProperty().get();
        if (trace == null || page == null || !holds(trace, page)) {
            listing.cancel();
            tables.set(List.of());
            facts.set(null);
            return;
        }
        facts.set(describe(trace, page));
        PageTables lists = new PageTables(trace, open.window(), open.times(), new Work());
        listing.replace(work -> lists.with(work).of(page), tables::set);
    }

    private boolean holds(Trace trace, Page page) {
        return switch (page) {
            case Page.OfInterval(var ref) ->
                    ref.equals(open.intervalProperty().get())
                            && ref.lane() < trace.intervals().laneCount()
                            && ref.row() < trace.intervals().size(ref.lane());
            case Page.OfLane(int lane) -> lane < trace.lanes().size();
            case Page.OfLock _ -> true;
            case Page.OfGroup(var hits, _) -> hits.groups().trace() == trace;
        };
    }

    /// A page in a few words, for the breadcrumb.
    public String title(Page page) {
        Trace trace = open.trace();
        if (trace == null) {
            return "";
        }
        return switch (page) {
            case Page.OfInterval(var ref) ->
                    ref.row() < trace.intervals().size(ref.lane())
                            ? laneName(trace, ref.lane()) + ": " + stateOf(trace, ref).label()
                            : laneName(trace, ref.lane());
            case Page.OfLane(int lane) -> laneName(trace, lane);
            case Page.OfLock(long id) -> Strings.get("inspector.lock", Long.toHexString(id));
            case Page.OfGroup(var hits, int group) -> hits.groups().label(group);
        };
    }

    private static SubState stateOf(Trace trace, IntervalRef ref) {
        return trace.subStates().get(trace.intervals().subState(ref.lane(), ref.row()));
    }

    private PageFacts describe(Trace trace, Page page) {
        return switch (page) {
            case Page.OfInterval(var ref) -> describe(trace, ref);
            case Page.OfLane(int lane) -> describeLane(trace, lane);
            case Page.OfLock(long id) ->
                    new PageFacts(title(page), null, List.of(), List.of(), List.of());
            case Page.OfGroup(var hits, int group) -> describeGroup(hits, group);
        };
    }

    private PageFacts describeLane(Trace trace, int lane) {
        LaneTable lanes = trace.lanes();
        List<Fact> lines = new ArrayList<>();
        add(lines, "kind", Strings.get("lane.kind." + lanes.kind(lane).key()));
        add(lines, "start", moment(lanes.startNanos(lane)));
        add(lines, "end", moment(lanes.endNanos(lane)));
        if (!lanes.site(lane).isEmpty()) {
            add(lines, "runs", lanes.site(lane));
        }
        int creator = lanes.parent(lane);
        if (creator != IntervalStore.NONE) {
            lines.add(
                    new Fact(
                            Strings.get("inspector.creator"),
                            laneName(trace, creator),
                            new Page.OfLane(creator)));
        }
        return new PageFacts(
                laneName(trace, lane),
                null,
                lines,
                List.of(),
                trace.stacks().framesOf(lanes.creationStack(lane)));
    }

    private String moment(long nanos) {
        return nanos == LaneTable.UNKNOWN
                ? Strings.get("inspector.unknown")
                : open.times().inFull(nanos);
    }

    private PageFacts describeGroup(HitIndex hits, int group) {
        StackGroups groups = hits.groups();
        List<Fact> lines = new ArrayList<>();
        add(lines, "lanes", String.format(Locale.ROOT, "%,d", groups.lanes(group)));
        add(lines, "count", String.format(Locale.ROOT, "%,d", groups.hits(group)));
        add(lines, "share", String.format(Locale.ROOT, "%.1f %%", groups.share(group) * 100));
        add(lines, "laneTime", length(groups.nanos(group)));
        add(lines, "creator", hits.creator(group));
        List<String> notes =
                groups.isRepeatedAnonymousChain(group)
                        ? List.of(Strings.get("stacks.badge.tip"))
                        : List.of();
        return new PageFacts(
                groups.label(group),
                groups.dominantState(group),
                lines,
                notes,
                groups.trace().stacks().framesOf(groups.exampleStack(group)));
    }

    private PageFacts describe(Trace trace, IntervalRef ref) {
        IntervalStore intervals = trace.intervals();
        SubState subState = trace.subStates().get(intervals.subState(ref.lane(), ref.row()));
        List<Fact> lines = new ArrayList<>();
        long start = intervals.startNanos(ref.lane(), ref.row());
        long end = intervals.endNanos(ref.lane(), ref.row());
        add(lines, "duration", length(end - start));
        add(lines, "start", open.times().inFull(start));
        add(lines, "end", open.times().inFull(end));
        lines.add(
                new Fact(
                        Strings.get("inspector.lane"),
                        laneName(trace, ref.lane()),
                        new Page.OfLane(ref.lane())));
        if (!subState.name().equals(subState.label())) {
            add(lines, "reason", subState.name());
        }
        addDetail(lines, trace, intervals.detail(ref.lane(), ref.row()), end);
        int cause = intervals.cause(ref.lane(), ref.row());
        if (cause != IntervalStore.NONE) {
            lines.add(laneFact("waker", trace, cause, end));
        }
        int stack = intervals.stackId(ref.lane(), ref.row());
        return new PageFacts(
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
            lines.add(
                    new Fact(
                            Strings.get("inspector.object"),
                            String.format(Locale.ROOT, "0x%x", detail.objectId()),
                            new Page.OfLock(detail.objectId())));
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
        Page target =
                row < 0 ? new Page.OfLane(lane) : new Page.OfInterval(new IntervalRef(lane, row));
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
