package dev.skein.analysis;

import dev.skein.model.LaneTable;
import java.util.Arrays;

/// Says what a burst is: the first class whose condition holds, as a draft with its numbers and
/// sentence.
final class BurstClassifier {
    private static final int EVENTS_PER_CREATED_LANE = 8;
    private static final double LOCK_TIME_SHARE = 0.5;

    /// So many times the least number of events, or hits that are solid, make an alarm.
    private static final int WEAK_FACTOR = 2;

    private final Evidence evidence;
    private final Parameters parameters;
    private final BurstSentences sentences;

    BurstClassifier(Evidence evidence) {
        this.evidence = evidence;
        this.parameters = evidence.parameters();
        this.sentences = new BurstSentences(evidence);
    }

    FindingDraft classify(Burst burst, BurstEvents all) {
        FindingClass findingClass = classOf(all);
        FindingDraft draft = new FindingDraft(findingClass, burst.startNanos, burst.endNanos);
        BurstEvents own = all;
        if (findingClass == FindingClass.CREATE_SURGE) {
            long[] creates = creationSpan(all.createTimes());
            draft.startNanos = creates[0];
            draft.endNanos = creates[creates.length - 1];
            own = all.within(draft.startNanos, draft.endNanos, evidence.waits());
        }
        Hit best = burst.best();
        draft.lanes = own.lanes();
        draft.counts = own.counts();
        draft.peak =
                new Finding.Peak(
                        best.windowNanos(), best.count(), rounded(best.mean()), rounded(best.z()));
        draft.score =
                Math.log1p(best.count() / Math.max(1, best.mean()))
                        / Math.log(2)
                        * Math.log10(1 + own.all());
        draft.sites = sentences.sites(own);
        draft.summary = sentences.summary(draft, own, burst);
        draft.disappearsAt = disappearsAt(burst);
        draft.severity = severity(findingClass, draft, own.all());
        return draft;
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    private Severity severity(FindingClass findingClass, FindingDraft draft, int events) {
        boolean weak =
                events < WEAK_FACTOR * parameters.get(Parameter.DENS_MIN_EVENTS)
                        && draft.disappearsAt.equals(Sensitivity.LOW.key());
        if (weak || findingClass == FindingClass.MASS_EXIT) {
            return Severity.INFO;
        }
        return draft.score >= parameters.get(Parameter.DENS_CRITICAL_SCORE)
                        || draft.lanes.length >= parameters.get(Parameter.DENS_CRITICAL_LANES)
                ? Severity.CRITICAL
                : Severity.WARNING;
    }

    FindingClass classOf(BurstEvents burst) {
        boolean manyCreates =
                burst.create >= parameters.get(Parameter.SURGE_MIN_CREATES)
                        && burst.create >= parameters.get(Parameter.SURGE_MIN_SHARE) * burst.all();
        if (manyCreates && isChurn(burst)) {
            return FindingClass.CHURN;
        }
        boolean busyLanes = burst.all() >= EVENTS_PER_CREATED_LANE * (long) burst.create;
        if (manyCreates && !(busyLanes && (isHerd(burst) || isConvoy(burst)))) {
            return FindingClass.CREATE_SURGE;
        }
        if (!manyCreates
                && burst.destroy >= parameters.get(Parameter.EXIT_SHARE) * burst.all()
                && burst.create < burst.destroy / 4) {
            return FindingClass.MASS_EXIT;
        }
        if (isHerd(burst)) {
            return FindingClass.THUNDERING_HERD;
        }
        if (isConvoy(burst)) {
            return FindingClass.LOCK_CONVOY;
        }
        return isOscillation(burst) ? FindingClass.OSCILLATION : FindingClass.DENSITY;
    }

    private boolean isChurn(BurstEvents burst) {
        long[] lives = lives(burst);
        long[] creates = burst.createTimes();
        long span = creates[creates.length - 1] - creates[0];
        double limit =
                Math.max(
                        (double) parameters.millis(Parameter.CHURN_LIFE_MS),
                        parameters.get(Parameter.CHURN_LIFE_SHARE) * span);
        return median(lives) < limit;
    }

    /// Lives of the lanes created inside; `Long.MAX_VALUE` for one that had not ended.
    private long[] lives(BurstEvents burst) {
        LaneTable lanes = evidence.trace().lanes();
        long[] lives = new long[burst.create];
        int used = 0;
        for (int event : burst.events) {
            if (burst.stream.kind[event] == EventStream.CREATE) {
                int lane = burst.stream.lane[event];
                long end = lanes.endNanos(lane);
                lives[used++] =
                        end == LaneTable.UNKNOWN
                                ? Long.MAX_VALUE
                                : end - burst.stream.timeNanos[event];
            }
        }
        return lives;
    }

    static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private boolean isHerd(BurstEvents burst) {
        HerdGroups groups = herd(burst);
        return burst.unblock > 0
                && groups.wakeUps() >= parameters.get(Parameter.HERD_SHARE) * burst.unblock;
    }

    HerdGroups herd(BurstEvents burst) {
        return HerdGroups.of(
                burst,
                (int) parameters.get(Parameter.HERD_GROUP),
                (long) (parameters.get(Parameter.HERD_WITHIN_US) * 1_000));
    }

    /// Many of its waits are for locks, or most of its waiting time: a waiter that is overtaken all
    /// the time waits once, and long.
    private boolean isConvoy(BurstEvents burst) {
        if (burst.lockBlocks == 0
                || burst.lanes().length < parameters.get(Parameter.CONVOY_MIN_LANES)) {
            return false;
        }
        if (burst.lockBlocks >= parameters.get(Parameter.CONVOY_LOCK_SHARE) * burst.block) {
            return true;
        }
        LockWaits waits = LockWaits.of(burst, evidence.waits());
        return waits.lanes() >= parameters.get(Parameter.CONVOY_MIN_LANES)
                && waits.share() >= LOCK_TIME_SHARE;
    }

    private boolean isOscillation(BurstEvents burst) {
        int busiest = burst.eventsOfBusiest((int) parameters.get(Parameter.OSCILLATION_MAX_LANES));
        return busiest >= parameters.get(Parameter.OSCILLATION_SHARE) * burst.all();
    }

    /// The longest run of creations without a gap that is out of proportion.
    private static long[] creationSpan(long[] creates) {
        long span = creates[creates.length - 1] - creates[0];
        long limit = Math.max(16_000_000, span / 4);
        int bestFrom = 0;
        int bestTo = 0;
        int from = 0;
        for (int i = 1; i <= creates.length; i++) {
            if (i == creates.length || creates[i] - creates[i - 1] > limit) {
                if (i - from > bestTo - bestFrom) {
                    bestFrom = from;
                    bestTo = i;
                }
                from = i;
            }
        }
        return Arrays.copyOfRange(creates, bestFrom, bestTo);
    }

    private String disappearsAt(Burst burst) {
        for (Sensitivity level : new Sensitivity[] {Sensitivity.LOW, Sensitivity.VERY_LOW}) {
            DensityLimits limits = DensityLimits.of(parameters, level);
            if (burst.hits.stream().noneMatch(hit -> hit.holdsAt(limits))) {
                return level.key();
            }
        }
        return "";
    }
}
