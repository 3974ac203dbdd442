package dev.skein.analysis;

import dev.skein.model.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts a classified burst into one plain sentence with its numbers, and says where it happens.
final class BurstSentences {
    private static final int MAX_SITES = 5;

    private final Evidence evidence;

    BurstSentences(Evidence evidence) {
        this.evidence = evidence;
    }

    String summary(FindingDraft draft, BurstEvents burst, Burst from) {
        long nanos = draft.endNanos - draft.startNanos;
        String where = draft.sites.isEmpty() ? "an unknown site" : draft.sites.get(0).function();
        return switch (draft.findingClass) {
            case CHURN -> churn(burst, where, nanos);
            case CREATE_SURGE -> surge(burst, where, nanos);
            case MASS_EXIT -> lanes(burst.destroy) + " of " + where + " ended together.";
            case THUNDERING_HERD -> herd(burst);
            case LOCK_CONVOY -> convoy(burst, nanos);
            case OSCILLATION -> oscillation(burst, nanos);
            default -> density(from, where, nanos);
        };
    }

    private String lanes(long count) {
        return Text.count(count, evidence.laneNoun());
    }

    private String churn(BurstEvents burst, String where, long nanos) {
        return "%s of %s were created and gone within %s (median life %s)."
                .formatted(
                        lanes(burst.create),
                        where,
                        Text.duration(nanos),
                        Text.duration(medianLife(burst)));
    }

    private long medianLife(BurstEvents burst) {
        return BurstClassifier.median(
                Arrays.stream(burst.events)
                        .filter(e -> burst.stream.kind[e] == EventStream.CREATE)
                        .mapToLong(e -> life(burst.stream.lane[e]))
                        .toArray());
    }

    private long life(int lane) {
        long end = evidence.trace().lanes().endNanos(lane);
        long last = end == Long.MIN_VALUE ? evidence.trace().durationNanos() : end;
        return last - evidence.trace().lanes().startNanos(lane);
    }

    private String surge(BurstEvents burst, String where, long nanos) {
        Frame creator = creator(burst);
        String by = creator == null ? "" : ", by " + place(creator);
        return "%s of %s were started in %s%s; normally %s in that time."
                .formatted(
                        lanes(burst.create),
                        where,
                        Text.duration(nanos),
                        by,
                        Text.approx(usualCreates(burst, nanos)));
    }

    /// Creations of the same sites elsewhere, scaled to the length of the burst.
    private double usualCreates(BurstEvents burst, long nanos) {
        EventStream stream = evidence.events();
        boolean[] own = new boolean[evidence.sites().count()];
        for (int event : burst.events) {
            own[evidence.sites().of(stream.lane[event])] = true;
        }
        long all = 0;
        for (int event = 0; event < stream.size(); event++) {
            if (stream.kind[event] == EventStream.CREATE
                    && own[evidence.sites().of(stream.lane[event])]) {
                all++;
            }
        }
        double rest = Math.max(1, evidence.trace().durationNanos() - nanos);
        return (all - burst.create) / rest * nanos;
    }

    private @Nullable Frame creator(BurstEvents burst) {
        int[] stacks =
                Arrays.stream(burst.events)
                        .filter(e -> burst.stream.kind[e] == EventStream.CREATE)
                        .map(e -> burst.stream.stack[e])
                        .toArray();
        return evidence.frames().innermost(commonest(stacks));
    }

    private String herd(BurstEvents burst) {
        HerdGroups groups = new BurstClassifier(evidence).herd(burst);
        String actor =
                groups.actor() < 0
                        ? "One lane"
                        : Lanes.name(evidence.trace().lanes(), groups.actor());
        return "%s woke up to %s at once, %s."
                .formatted(
                        actor,
                        lanes(groups.largest()),
                        groups.groups() == 1 ? "once" : Text.count(groups.groups()) + " times");
    }

    private String convoy(BurstEvents burst, long nanos) {
        LockWaits waits = LockWaits.of(burst, evidence.waits());
        Frame frame = evidence.frames().innermost(waits.commonestStack());
        return "%s took turns on a lock%s for %s; median wait %s, one hand-over every %s."
                .formatted(
                        lanes(waits.lanes()),
                        frame == null ? "" : " (at " + place(frame) + ")",
                        Text.duration(nanos),
                        Text.duration(waits.medianWaitNanos()),
                        Text.duration(waits.medianHandOverNanos()));
    }

    private String oscillation(BurstEvents burst, long nanos) {
        int[] lanes = burst.lanes();
        int[] stacks =
                Arrays.stream(burst.events)
                        .filter(e -> burst.stream.kind[e] == EventStream.BLOCK)
                        .map(e -> burst.stream.stack[e])
                        .toArray();
        Frame frame = evidence.frames().innermost(commonest(stacks));
        return "%s handed over %s in %s%s."
                .formatted(
                        Lanes.names(evidence.trace().lanes(), lanes, 4),
                        Text.count(burst.unblock, "time"),
                        Text.duration(nanos),
                        frame == null ? "" : " (at " + place(frame) + ")");
    }

    private static String density(Burst burst, String where, long nanos) {
        Hit best = burst.best();
        String ratio =
                best.mean() < 0.05
                        ? "where there are normally none"
                        : Text.approx(best.count() / best.mean()) + " x the usual number";
        return "%s events of %s in %s, %s, for %s in all."
                .formatted(
                        Text.count(best.count()),
                        where,
                        Text.duration(best.windowNanos()),
                        ratio,
                        Text.duration(nanos));
    }

    static String place(Frame frame) {
        return frame.line() > 0 ? frame.function() + ":" + frame.line() : frame.function();
    }

    /// The value that occurs most often; the smallest of several; -1 for none. Negative ones do not
    /// count.
    static int commonest(int[] values) {
        int[] sorted = Arrays.stream(values).filter(value -> value >= 0).sorted().toArray();
        int best = -1;
        int most = 0;
        for (int i = 0, begin = 0; i < sorted.length; i++) {
            if (i + 1 == sorted.length || sorted[i + 1] != sorted[i]) {
                if (i + 1 - begin > most) {
                    most = i + 1 - begin;
                    best = sorted[i];
                }
                begin = i + 1;
            }
        }
        return best;
    }

    /// The sites of the events, largest share first, each with the place where it waits most.
    List<Site> sites(BurstEvents burst) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int event : burst.events) {
            counts.merge(evidence.sites().of(burst.stream.lane[event]), 1, Integer::sum);
        }
        List<Map.Entry<Integer, Integer>> order = new ArrayList<>(counts.entrySet());
        order.sort(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()));
        List<Site> result = new ArrayList<>();
        for (Map.Entry<Integer, Integer> entry :
                order.subList(0, Math.min(MAX_SITES, order.size()))) {
            double share = entry.getValue() / (double) Math.max(1, burst.all());
            result.add(site(burst, entry.getKey(), Math.round(share * 1_000) / 1_000.0));
        }
        return result;
    }

    private Site site(BurstEvents burst, int site, double share) {
        int[] stacks =
                Arrays.stream(burst.events)
                        .filter(e -> evidence.sites().of(burst.stream.lane[e]) == site)
                        .map(e -> burst.stream.stack[e])
                        .toArray();
        Frame frame = evidence.frames().innermost(commonest(stacks));
        return new Site(
                evidence.sites().name(site),
                frame == null ? "" : frame.file(),
                frame == null ? 0 : frame.line(),
                share);
    }
}
