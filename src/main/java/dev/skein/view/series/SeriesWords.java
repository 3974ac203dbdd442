package dev.skein.view.series;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Frame;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import dev.skein.query.DumpSeries;
import dev.skein.query.SeriesRow;
import dev.skein.query.stacks.FrameText;
import dev.skein.view.Strings;
import dev.skein.view.trace.OpenTrace;
import java.util.Locale;

/// What the columns, the table twin and the copied text say about a row.
final class SeriesWords {
    private static final long TICK_NANOS = 100_000_000L;
    private static final String JOIN = " ← ";

    private final SeriesPicture picture;
    private final OpenTrace open;

    SeriesWords(SeriesPicture picture, OpenTrace open) {
        this.picture = picture;
        this.open = open;
    }

    /// Whether dumps say when they were taken.
    static boolean isTimed(Trace trace) {
        return trace.info().originEpochNanos() != null;
    }

    String name(SeriesRow row) {
        return row.name().isEmpty() ? Strings.get("series.machine") : row.name();
    }

    /// How many threads there were and are: `12`, `3 → 32`; empty for one thread.
    String count(SeriesRow row) {
        if (!row.isGroup()) {
            return row.most() > 1 ? Integer.toString(row.most()) : "";
        }
        int first = row.count(0);
        int last = row.count(picture.dumps() - 1);
        return first == last ? Integer.toString(last) : first + " → " + last;
    }

    /// `stuck 6 dumps, 12.1 s`, `hot 98 %`, `moves`, `idle`.
    String verdict(SeriesRow row) {
        if (picture.dumps() == 1) {
            return "";
        }
        DumpSeries.Stretch stretch = row.stretch();
        if (row.isWithoutStack()) {
            return Strings.get("series.no.stack");
        }
        if (stretch.verdict() == DumpSeries.Verdict.STUCK
                && row.likeStretch() < row.lanes().length) {
            return Strings.get(
                    "series.some.stuck", row.likeStretch(), row.lanes().length, stretch.dumps());
        }
        String members =
                row.isGroup() && row.likeStretch() < row.lanes().length
                        ? Strings.get("series.of", row.likeStretch(), row.lanes().length)
                        : "";
        return members
                + switch (stretch.verdict()) {
                    case STUCK -> stuck(stretch);
                    case HOT -> Strings.get("series.hot", percent(stretch.cpuShare()));
                    case BUSY -> Strings.get("series.busy", percent(stretch.cpuShare()));
                    case MOVING -> moving(row);
                    case IDLE -> Strings.get("series.idle");
                };
    }

    private String stuck(DumpSeries.Stretch stretch) {
        long nanos =
                picture.trace().dumps().get(stretch.firstDump() + stretch.dumps() - 1).atNanos()
                        - picture.trace().dumps().get(stretch.firstDump()).atNanos();
        return isTimed(picture.trace())
                ? Strings.get("series.stuck.for", stretch.dumps(), open.times().duration(nanos))
                : Strings.get("series.stuck", stretch.dumps());
    }

    /// A thread whose stack keeps changing may still burn a core.
    private String moving(SeriesRow row) {
        if (row.isGroup()) {
            return Strings.get("series.moves");
        }
        int first = row.firstDump();
        int last = row.lastDump();
        if (first == last) {
            return Strings.get("series.once");
        }
        double share = picture.series().cpuShare(first, last, row.lanes()[0]);
        return share >= DumpSeries.HOT_SHARE
                ? Strings.get("series.hot", percent(share))
                : Strings.get("series.moves");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.0995 ? "%.1f %%" : "%.0f %%", share * 100);
    }

    /// The source's word for the state in the last dump that has the row: of most members.
    String state(SeriesRow row) {
        int dump = row.lastDump();
        int typical = row.typicalRow(dump);
        if (typical == DumpSeries.ABSENT) {
            return "";
        }
        DumpSnapshot snapshot = picture.trace().dumps().get(dump);
        int minutes = snapshot.waitMinutes(typical);
        String word = snapshot.state(typical);
        String full = minutes > 0 ? Strings.get("series.minutes", word, minutes) : word;
        return row.countWithStackOf(dump, typical) < row.count(dump)
                ? Strings.get("series.mostly", full)
                : full;
    }

    /// The innermost frame and, where that is the platform's, the program's own one that called it.
    String frame(SeriesRow row) {
        int dump = row.lastDump();
        int typical = row.typicalRow(dump);
        DumpSnapshot snapshot = picture.trace().dumps().get(dump);
        int node = typical == DumpSeries.ABSENT ? DumpSnapshot.NONE : snapshot.stackId(typical);
        if (node == DumpSnapshot.NONE) {
            return "";
        }
        int same = row.countWithStackOf(dump, typical);
        String text = frames(node);
        return same < row.count(dump)
                ? Strings.get("series.share", same, row.count(dump), text)
                : text;
    }

    private String frames(int stack) {
        StackTable stacks = picture.trace().stacks();
        Frame top = stacks.frameValue(stacks.frame(stack));
        int node = stack;
        while (node != DumpSnapshot.NONE && isPlatform(stacks.frameValue(stacks.frame(node)))) {
            node = stacks.parent(node);
        }
        String inner = label(top);
        if (node == DumpSnapshot.NONE) {
            return inner;
        }
        Frame own = stacks.frameValue(stacks.frame(node));
        return own.equals(top) ? inner : inner + JOIN + label(own);
    }

    private static boolean isPlatform(Frame frame) {
        return frame.isRuntime()
                || frame.isPlumbing()
                || frame.function().startsWith("java.")
                || frame.function().startsWith("jdk.")
                || frame.function().startsWith("sun.")
                || frame.function().startsWith("sync.");
    }

    private static String label(Frame frame) {
        String text = FrameText.shortened(FrameText.label(frame));
        return frame.line() > 0 ? text + ":" + frame.line() : text;
    }

    /// Time of a dump as the ruler would write it; its number where times are not known.
    String time(int dump) {
        long at = picture.trace().dumps().get(dump).atNanos();
        return isTimed(picture.trace())
                ? open.times().format().time(at, TICK_NANOS)
                : "#" + (dump + 1);
    }

    /// `+12 threads  −0  31 in another state  40 at another place`.
    String difference() {
        return Strings.get(
                "series.difference",
                time(picture.before()),
                time(picture.after()),
                picture.appeared().size(),
                picture.gone().size(),
                picture.otherState().size(),
                picture.otherStack().size());
    }

    /// `6 dumps, 14:00:00 to 14:11:30, every 30 s`.
    String title() {
        Trace trace = picture.trace();
        int dumps = picture.dumps();
        if (dumps == 1) {
            return Strings.get("series.title.one");
        }
        if (!isTimed(trace)) {
            return Strings.get("series.title.untimed", dumps);
        }
        long first = trace.dumps().getFirst().atNanos();
        long last = trace.dumps().getLast().atNanos();
        return Strings.get(
                "series.title",
                dumps,
                open.times().duration(last - first),
                open.times().duration((last - first) / (dumps - 1)));
    }
}
