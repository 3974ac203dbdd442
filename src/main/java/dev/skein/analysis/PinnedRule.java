package dev.skein.analysis;

import dev.skein.model.Detail;
import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.ReasonSums;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// VT-1: virtual threads that cannot leave their carrier while they wait, by place.
final class PinnedRule extends ClassRule {
    static final String PINNED = "jdk.VirtualThreadPinned";
    private static final int MAX_FINDINGS = 10;

    PinnedRule() {
        super(FindingClass.PINNED);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "one pin of %s ms, or over %s of carrier time"
                .formatted(
                        Text.number(parameters.get(Parameter.PIN_MS)),
                        Text.percent(parameters.get(Parameter.PIN_SHARE)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.isGo() || !evidence.trace().info().formatId().equals("jfr")
                ? "only recordings of a JVM tell of pinned virtual threads"
                : null;
    }

    private static final class Place {
        final TreeSet<Integer> lanes = new TreeSet<>();
        long first = Long.MAX_VALUE;
        long last;
        long nanos;
        long longest;
        int count;
        @Nullable Frame frame;
        String why = "";
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Map<String, Place> places = places(evidence);
        double share = pinnedNanos(evidence.trace()) / evidence.trace().durationNanos();
        boolean much = share > evidence.parameters().get(Parameter.PIN_SHARE);
        long limit = evidence.parameters().millis(Parameter.PIN_MS);
        List<Place> order = new ArrayList<>(places.values());
        order.sort((a, b) -> Long.compare(b.nanos, a.nanos));
        for (Place place : order.subList(0, Math.min(MAX_FINDINGS, order.size()))) {
            if (place.longest >= limit || much) {
                out.add(finding(place));
            }
        }
    }

    /// The recording does not say how many carriers there are: one is the least.
    private static double pinnedNanos(Trace trace) {
        ReasonSums sums = trace.reasonSums();
        double nanos = 0;
        for (int row = 0; row < sums.size(); row++) {
            nanos += sums.reason(row).equals(PINNED) ? sums.nanos(row) : 0;
        }
        return nanos;
    }

    /// A pin may be shown in parts, where other waits lie inside it: parts that follow each other
    /// on a lane within the pin's stack are one.
    private static Map<String, Place> places(Evidence evidence) {
        Trace trace = evidence.trace();
        IntervalStore intervals = trace.intervals();
        Map<String, Place> places = new TreeMap<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            for (int row = 0; row < intervals.size(lane); row++) {
                if (isPinned(trace, lane, row)) {
                    int last = lastPart(evidence, lane, row);
                    note(evidence, lane, row, last, places);
                    row = last;
                }
            }
        }
        return places;
    }

    static boolean isPinned(Trace trace, int lane, int row) {
        return trace.subStates()
                .get(trace.intervals().subState(lane, row))
                .name()
                .startsWith(PINNED);
    }

    private static int lastPart(Evidence evidence, int lane, int row) {
        Trace trace = evidence.trace();
        int last = row;
        int at = row + 1;
        while (at < trace.intervals().size(lane)
                && evidence.waits().isWait(trace.intervals().subState(lane, at))) {
            last = at;
            at++;
        }
        return last;
    }

    private static void note(
            Evidence evidence, int lane, int first, int last, Map<String, Place> places) {
        Trace trace = evidence.trace();
        IntervalStore intervals = trace.intervals();
        Frame frame = evidence.frames().innermost(intervals.stackId(lane, first));
        int detail = intervals.detail(lane, first);
        String why = detail < 0 ? "" : reason(trace.details().get(detail));
        String key = (frame == null ? "" : BurstSentences.place(frame)) + " " + why;
        Place place = places.computeIfAbsent(key, _ -> new Place());
        long start = intervals.startNanos(lane, first);
        long end = intervals.endNanos(lane, last);
        place.frame = frame;
        place.why = why;
        place.lanes.add(lane);
        place.count++;
        place.nanos += end - start;
        place.longest = Math.max(place.longest, end - start);
        place.first = Math.min(place.first, start);
        place.last = Math.max(place.last, end);
    }

    private static String reason(Detail detail) {
        for (Detail.Field field : detail.fields()) {
            if (field.name().toLowerCase(java.util.Locale.ROOT).contains("reason")) {
                return field.value();
            }
        }
        return "";
    }

    private FindingDraft finding(Place place) {
        Frame frame = place.frame;
        String summary =
                "%s held a carrier while waiting%s: %s, %s in all, the longest %s%s."
                        .formatted(
                                Text.count(place.lanes.size(), "virtual thread"),
                                frame == null ? "" : " (at " + BurstSentences.place(frame) + ")",
                                Text.count(place.count, "pin"),
                                Text.duration(place.nanos),
                                Text.duration(place.longest),
                                place.why.isEmpty() ? "" : "; " + place.why);
        FindingDraft draft = draft(place.first, place.last, Severity.WARNING, summary);
        draft.lanes = place.lanes.stream().mapToInt(lane -> lane).toArray();
        draft.sites =
                frame == null
                        ? List.of()
                        : List.of(new Site(frame.function(), frame.file(), frame.line(), 1));
        return draft;
    }
}
