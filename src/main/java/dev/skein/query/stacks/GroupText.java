package dev.skein.query.stacks;

import dev.skein.model.Frame;
import dev.skein.model.LaneState;
import java.util.List;
import java.util.stream.Collectors;

/// Groups as plain text that pastes well into a ticket.
public final class GroupText {
    /// Stands between a function and its caller.
    public static final String CALLED_BY = " ⟵ ";

    private static final int LABEL_FRAMES = 6;
    private static final int TEXT_FRAMES = 20;
    private static final int MAX_PLACES = 3;

    private GroupText() {}

    static String label(StackGroups groups, int group) {
        String what =
                switch (groups.options().grouping()) {
                    case EXACT, TOP -> frames(groups.frames(group));
                    case CREATION_SITE -> groups.creationSite(group).text();
                    case WAIT_REASON -> groups.reason(group).label();
                };
        LaneState state = groups.keyState(group);
        return state == null ? what : state.key() + ": " + what;
    }

    static String frames(List<Frame> frames) {
        String shown =
                frames.stream()
                        .limit(LABEL_FRAMES)
                        .map(frame -> FrameText.shortened(FrameText.label(frame)))
                        .collect(Collectors.joining(CALLED_BY));
        int more = frames.size() - LABEL_FRAMES;
        return more > 0 ? shown + CALLED_BY + "… " + more + " more" : shown;
    }

    /// A table of groups with their frames and creation sites.
    ///
    /// @param order the groups to print, first to last
    public static String of(HitIndex hits, int[] order) {
        StackGroups groups = hits.groups();
        StringBuilder out = new StringBuilder();
        out.append(Words.count(groups.size(), "group")).append(" of stacks, ");
        out.append(Words.count(groups.lanesSeen(), "lane")).append(", ");
        out.append(Words.duration(groups.scope().range().startNanos())).append(" to ");
        out.append(Words.duration(groups.scope().range().endNanos())).append('\n');
        for (int i = 0; i < order.length; i++) {
            out.append('\n').append('#').append(i + 1).append("  ");
            append(hits, order[i], out);
        }
        return out.toString();
    }

    /// One group.
    public static String of(HitIndex hits, int group) {
        StringBuilder out = new StringBuilder();
        append(hits, group, out);
        return out.toString();
    }

    private static void append(HitIndex hits, int group, StringBuilder out) {
        StackGroups groups = hits.groups();
        GroupDetails details = GroupDetails.of(hits, group);
        out.append(label(groups, group)).append('\n');
        out.append("    ").append(Words.count(groups.lanes(group), "lane"));
        out.append(" (").append(Words.percent(groups.laneShare(group))).append("), ");
        out.append(Words.count(groups.hits(group), "hit"));
        out.append(" (").append(Words.percent(groups.share(group))).append(")");
        for (StateShare state : groups.states(group)) {
            out.append(", ").append(state.state().label()).append(' ');
            out.append(
                    state.nanos() > 0
                            ? Words.duration(state.nanos())
                            : "× " + Words.count(state.hits()));
        }
        if (groups.growth(group) > 0) {
            out.append(", ").append(Words.count(groups.threadsInFirstDump(group)));
            out.append(" → ").append(Words.count(groups.threadsInLastDump(group)));
            out.append(" over ").append(groups.dumpCount()).append(" dumps");
        }
        out.append('\n');
        details.places().stream()
                .limit(MAX_PLACES)
                .forEach(
                        place ->
                                out.append("    at ")
                                        .append(line(place.frame()))
                                        .append("  × ")
                                        .append(Words.count(place.hits()))
                                        .append('\n'));
        details.creators().stream()
                .limit(MAX_PLACES)
                .forEach(
                        creator ->
                                out.append("    started by ")
                                        .append(creator.site().text())
                                        .append("  × ")
                                        .append(Words.count(creator.lanes()))
                                        .append('\n'));
        out.append("    stack:\n");
        details.stack().stream()
                .limit(TEXT_FRAMES)
                .forEach(frame -> out.append("        ").append(line(frame)).append('\n'));
        if (details.stack().size() > TEXT_FRAMES) {
            out.append("        … ").append(details.stack().size() - TEXT_FRAMES);
            out.append(" more\n");
        }
    }

    /// The exact name with file and line: `main.f.func1 (f.go:57)`.
    private static String line(Frame frame) {
        String location = FrameText.location(frame);
        String name = FrameText.identity(frame, false);
        return location.isEmpty() ? name : name + " (" + location + ")";
    }
}
