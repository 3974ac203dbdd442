package dev.skein.testkit;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import java.util.List;
import java.util.Map;

/// Turns a drawing into a trace, so that the picture of the lanes is the test.
///
/// One line is one lane, one character is one microsecond (or what [#trace(String, long)] is told):
/// `R` running, `y` ready, `L` lock, `w` waiting, `s` sleeping, `i` I/O, `g` GC, `o` other, `.` no
/// event, space not alive. A line may begin with `name: `.
public final class LaneText {
    public static final long MICRO = 1_000;

    private LaneText() {}

    public static Trace trace(String drawing) {
        return trace(drawing, MICRO);
    }

    public static Trace trace(String drawing, long nanosPerChar) {
        String[] lines = drawing.stripTrailing().split("\n");
        TraceBuilder builder = new TraceBuilder(0, 1_000_000_000L);
        long end = 0;
        for (int i = 0; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            String name = colon < 0 ? "lane-" + i : lines[i].substring(0, colon);
            String states = colon < 0 ? lines[i] : lines[i].substring(colon + 2);
            addLane(builder, i, name.strip(), states, nanosPerChar);
            end = Math.max(end, states.length() * nanosPerChar);
        }
        builder.end(end);
        return builder.seal(info());
    }

    private static void addLane(
            TraceBuilder builder, int id, String name, String states, long nanosPerChar) {
        int lane =
                builder.lanes().add(LaneKind.PLATFORM_THREAD, id, builder.strings().intern(name));
        char previous = ' ';
        for (int at = 0; at < states.length(); at++) {
            char symbol = states.charAt(at);
            if (symbol != previous) {
                builder.append(
                        lane, at * nanosPerChar, subState(builder, symbol), 0, IntervalStore.NONE);
                previous = symbol;
            }
        }
        if (previous != ' ') {
            builder.append(
                    lane, states.length() * nanosPerChar, SubState.ABSENT, 0, IntervalStore.NONE);
        }
    }

    private static int subState(TraceBuilder builder, char symbol) {
        return switch (symbol) {
            case ' ' -> SubState.ABSENT;
            case '.' -> SubState.NO_EVENT;
            case 'R' -> builder.subState("running", "running", LaneState.RUNNING);
            case 'y' -> builder.subState("ready", "ready", LaneState.READY);
            case 'L' -> builder.subState("lock", "blocked on lock", LaneState.LOCK);
            case 'w' -> builder.subState("waiting", "waiting", LaneState.WAITING);
            case 's' -> builder.subState("sleeping", "sleeping", LaneState.SLEEPING);
            case 'i' -> builder.subState("io", "I/O", LaneState.IO);
            case 'g' -> builder.subState("gc", "GC", LaneState.GC);
            case 'o' -> builder.subState("other", "other", LaneState.OTHER);
            default -> throw new IllegalArgumentException("no state is drawn as '" + symbol + "'");
        };
    }

    /// Facts for a trace that no file stands behind.
    public static TraceInfo info() {
        return new TraceInfo(
                "drawing",
                "drawing",
                "",
                "",
                null,
                0,
                false,
                List.of(),
                Map.of(),
                Map.of(),
                new TraceInfo.EventCounts(0, 0, 0, 0));
    }
}
