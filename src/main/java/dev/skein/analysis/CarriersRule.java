package dev.skein.analysis;

import dev.skein.model.Detail;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// VT-2: every carrier is held by a pinned virtual thread while new virtual threads are started, so
/// these cannot run.
final class CarriersRule extends ClassRule {
    private static final int MIN_CARRIERS = 2;

    CarriersRule() {
        super(FindingClass.CARRIERS_BUSY);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "all carriers pinned at once while virtual threads are started";
    }

    private record Pin(long start, long end, String carrier) {}

    @Override
    public @Nullable String missing(Evidence evidence) {
        return pins(evidence.trace()).isEmpty()
                ? "it does not say which carrier runs which virtual thread"
                : null;
    }

    private static List<Pin> pins(Trace trace) {
        List<Pin> pins = new ArrayList<>();
        IntervalStore intervals = trace.intervals();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            for (int row = 0; row < intervals.size(lane); row++) {
                int detail = intervals.detail(lane, row);
                if (detail >= 0 && PinnedRule.isPinned(trace, lane, row)) {
                    String carrier = carrier(trace.details().get(detail));
                    if (!carrier.isEmpty()) {
                        pins.add(
                                new Pin(
                                        intervals.startNanos(lane, row),
                                        intervals.endNanos(lane, row),
                                        carrier));
                    }
                }
            }
        }
        pins.sort(Comparator.comparingLong(Pin::start).thenComparing(Pin::carrier));
        return pins;
    }

    private static String carrier(Detail detail) {
        for (Detail.Field field : detail.fields()) {
            if (field.name().toLowerCase(Locale.ROOT).contains("carrier")) {
                return field.value();
            }
        }
        return "";
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        List<Pin> pins = pins(evidence.trace());
        long carriers = pins.stream().map(Pin::carrier).distinct().count();
        if (carriers < MIN_CARRIERS) {
            return;
        }
        Map<String, Long> busyUntil = new HashMap<>();
        long total = 0;
        long first = -1;
        long last = 0;
        for (Pin pin : pins) {
            busyUntil.merge(pin.carrier, pin.end, Math::max);
            busyUntil.values().removeIf(end -> end <= pin.start);
            if (busyUntil.size() == carriers) {
                long until = busyUntil.values().stream().mapToLong(end -> end).min().orElse(0);
                total += Math.max(0, until - Math.max(pin.start, last));
                first = first < 0 ? pin.start : first;
                last = Math.max(last, until);
            }
        }
        int started = first < 0 ? 0 : started(evidence.trace().lanes(), first, last);
        if (total > 0 && started > 0) {
            String summary =
                    "All %s were held by pinned virtual threads for %s while %s were started."
                            .formatted(
                                    Text.count(carriers, "carrier"),
                                    Text.duration(total),
                                    Text.count(started, "virtual thread"));
            boolean serious = total >= evidence.parameters().millis(Parameter.PIN_MS);
            out.add(draft(first, last, serious ? Severity.WARNING : Severity.INFO, summary));
        }
    }

    private static int started(LaneTable lanes, long from, long to) {
        int count = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            long start = lanes.startNanos(lane);
            boolean inside = start >= from && start <= to;
            count += inside && lanes.kind(lane) == LaneKind.VIRTUAL_THREAD ? 1 : 0;
        }
        return count;
    }
}
