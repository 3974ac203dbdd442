package dev.skein.view.session;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneFilter;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneSet;
import dev.skein.query.LaneSort;
import dev.skein.render.ColourMode;
import dev.skein.render.LaneRows;
import dev.skein.session.SavedView;
import dev.skein.session.Session;
import dev.skein.view.trace.Arrangement;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes down what an opened recording shows, and shows it again.
public final class Views {
    private static final int MAX_HIDDEN = 10_000;
    private static final int MAX_FILTERS = 20;
    private static final String ROWS = "rowPx";
    private static final String COLOURS = "colours";
    private static final String SHOWN = "shown";

    private Views() {}

    /// The view alone, as links carry it.
    public static SavedView view(OpenTrace open) {
        Arrangement now = open.arrangement();
        return new SavedView(
                time(open),
                now.filter(),
                now.sort().equals(Arrangement.DEFAULT.sort()) ? "" : now.sort().word(),
                now.group() == Arrangement.DEFAULT.group() ? "" : now.group().key(),
                Selections.text(open));
    }

    private static @Nullable TimeRange time(OpenTrace open) {
        return open.showsWhole() ? null : open.shownRange();
    }

    /// The session with what the window shows now.
    static Session whole(OpenTrace open, Session session) {
        Trace trace = open.trace();
        if (trace == null) {
            return session;
        }
        Arrangement now = open.arrangement();
        Map<String, String> panels = new HashMap<>(session.panels());
        panels.put(ROWS, String.valueOf(open.rowPxProperty().get()));
        panels.put(COLOURS, open.colourModeProperty().get().name());
        panels.put(SHOWN, String.valueOf(open.panels().shownProperty().get()));
        for (Panel.Side side : Panel.Side.values()) {
            panels.put(key(side), open.panels().frontProperty(side).get().id());
        }
        return session.withView(view(open))
                .withPinned(LaneKeys.of(trace.lanes(), now.pinned(), MAX_HIDDEN))
                .withHidden(LaneKeys.of(trace.lanes(), now.hidden(), MAX_HIDDEN))
                .withFilters(filters(session.filters(), now.filter()))
                .withPanels(panels);
    }

    private static String key(Panel.Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    /// The filters used, latest first; one that was typed on replaces its beginning.
    static List<String> filters(List<String> before, String filter) {
        if (filter.isBlank() || !(LaneFilter.parse(filter) instanceof LaneFilter.Parsed.Ok)) {
            return before;
        }
        List<String> filters = new ArrayList<>(before);
        if (!filters.isEmpty() && isSameTyping(filters.getFirst(), filter)) {
            filters.removeFirst();
        }
        filters.remove(filter);
        filters.addFirst(filter);
        return filters.subList(0, Math.min(filters.size(), MAX_FILTERS));
    }

    private static boolean isSameTyping(String a, String b) {
        return a.startsWith(b) || b.startsWith(a);
    }

    /// Shows what a link asks for.
    public static void show(OpenTrace open, SavedView view) {
        arrange(open, open.arrangement(), view);
        time(open, view);
        Selections.apply(open, view.selection());
    }

    private static void arrange(OpenTrace open, Arrangement base, SavedView view) {
        open.arrange(
                base.withFilter(view.lanes())
                        .withSort(LaneSort.ofWord(view.sort()).orElse(base.sort()))
                        .withGroup(LaneGroup.ofKey(view.group()).orElse(base.group())),
                "");
    }

    private static void time(OpenTrace open, SavedView view) {
        TimeRange range = view.time();
        if (range != null && range.durationNanos() > 0) {
            open.showExactly(range, "");
        }
    }

    /// Shows what the session says, except where the user has changed something meanwhile.
    static void restore(OpenTrace open, Session session) {
        Trace trace = open.trace();
        if (trace == null) {
            return;
        }
        SavedView view = session.view() == null ? SavedView.WHOLE : session.view();
        if (open.arrangement().equals(Arrangement.DEFAULT)) {
            arrange(
                    open,
                    Arrangement.DEFAULT
                            .withPinned(lanes(trace, session.pinned()))
                            .withHidden(lanes(trace, session.hidden())),
                    view);
            appearance(open, session.panels());
        }
        if (open.showsWhole()) {
            time(open, view);
        }
        if (open.selectionProperty().get() == null && open.laneProperty().get() == null) {
            Selections.apply(open, view.selection());
        }
    }

    private static LaneSet lanes(Trace trace, List<String> keys) {
        return LaneSet.of(LaneKeys.find(trace.lanes(), keys));
    }

    private static void appearance(OpenTrace open, Map<String, String> panels) {
        for (int height : LaneRows.HEIGHTS_PX) {
            if (String.valueOf(height).equals(panels.get(ROWS))) {
                open.rowPxProperty().set(height);
            }
        }
        for (ColourMode mode : ColourMode.values()) {
            if (mode.name().equals(panels.get(COLOURS))) {
                open.colourModeProperty().set(mode);
            }
        }
        open.panels().shownProperty().set(!"false".equals(panels.get(SHOWN)));
        for (Panel.Side side : Panel.Side.values()) {
            Panel.ofId(panels.getOrDefault(key(side), ""))
                    .filter(panel -> panel.side() == side)
                    .ifPresent(open.panels().frontProperty(side)::set);
        }
    }
}
