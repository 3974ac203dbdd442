package dev.skein.view.timeline;

import dev.skein.model.Detail;
import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.render.LaneRows;
import dev.skein.render.PixelProbe;
import dev.skein.view.Strings;
import dev.skein.view.trace.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the card beside the pointer says.
///
/// @param title state in words, or a group's name
/// @param state null where none is known
/// @param lines what is worth knowing at a glance
/// @param frames innermost functions
public record HoverText(
        String title, @Nullable LaneState state, List<String> lines, List<String> frames) {
    private static final int FRAMES = 3;

    static HoverText of(Trace trace, LaneRows rows, PixelProbe.Hit hit, Times times) {
        if (hit.lane() == LaneRows.HEADER) {
            LaneRows.Group group = rows.groups().get(hit.group());
            return new HoverText(
                    group.name(),
                    null,
                    List.of(
                            Strings.get("hover.group", group.lanes().length),
                            Strings.get(group.folded() ? "hover.unfold" : "hover.fold")),
                    List.of());
        }
        List<String> lines = new ArrayList<>();
        String lane = laneName(trace, hit.lane());
        if (hit.interval().isEmpty()) {
            lines.add(lane);
            lines.add(times.inFull(hit.timeNanos()));
            return new HoverText(Strings.get("hover.absent"), null, lines, List.of());
        }
        PixelProbe.Interval interval = hit.interval().get();
        SubState subState = interval.subState();
        lines.add(
                Strings.get(
                        "hover.span",
                        times.duration(interval.range().durationNanos()),
                        times.inFull(interval.range().startNanos())));
        lines.add(lane);
        IntervalStore intervals = trace.intervals();
        int detail = intervals.detail(interval.lane(), interval.row());
        if (detail != IntervalStore.NONE) {
            addDetail(lines, trace, trace.details().get(detail));
        }
        int cause = intervals.cause(interval.lane(), interval.row());
        if (cause != IntervalStore.NONE) {
            lines.add(Strings.get("hover.waker", laneName(trace, cause)));
        }
        if (hit.crowd().intervals() > 1) {
            lines.add(crowd(hit.crowd(), times));
        }
        return new HoverText(
                subState.label(),
                subState.state(),
                lines,
                trace.stacks().framesOf(intervals.stackId(interval.lane(), interval.row())).stream()
                        .limit(FRAMES)
                        .map(Frame::function)
                        .toList());
    }

    private static void addDetail(List<String> lines, Trace trace, Detail detail) {
        if (!detail.text().isEmpty()) {
            lines.add(detail.text());
        }
        if (detail.ownerLane() != IntervalStore.NONE) {
            lines.add(Strings.get("hover.owner", laneName(trace, detail.ownerLane())));
        }
    }

    private static String crowd(PixelProbe.Crowd crowd, Times times) {
        String shares =
                java.util.Arrays.stream(LaneState.values())
                        .filter(state -> crowd.share(state) > 0)
                        .sorted(
                                Comparator.comparingDouble(
                                        (LaneState state) -> -crowd.share(state)))
                        .map(
                                state ->
                                        Strings.get("state." + state.key()).toLowerCase(Locale.ROOT)
                                                + " "
                                                + LaneHeaders.percent(crowd.share(state)))
                        .collect(Collectors.joining(", "));
        return Strings.get(
                "hover.crowd",
                crowd.intervals(),
                times.duration(crowd.pixel().durationNanos()),
                shares);
    }

    private static String laneName(Trace trace, int lane) {
        String name = trace.lanes().name(lane);
        long id = trace.lanes().id(lane);
        return id < 0 ? name : name.isEmpty() ? "#" + id : name + " #" + id;
    }
}
