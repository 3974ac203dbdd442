package dev.skein.analysis;

import dev.skein.model.RangeKind;
import dev.skein.model.RangeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Explains findings of the density engine away: start-up, a fixed beat, the way the site works,
/// the echo of an earlier finding, the runtime's own doing.
///
/// What is explained away stays in the report, with the rule that did it.
final class Suppression {
    private static final int MIN_MEMBERS = 4;
    private static final long EPISODE_NANOS = 250_000_000;
    private static final double SPACING_TOLERANCE = 0.15;
    private static final double REGULAR_SHARE = 0.75;
    private static final long MIN_SPACING_NANOS = 20_000_000;
    private static final double PERIODIC_SIZE = 2.5;
    private static final double RECURRENT_SIZE = 3;
    private static final double RECURRENT_SPREAD = 0.4;
    private static final double SHARED_LANES = 0.5;
    private static final double RUNTIME_COVER = 0.8;
    private static final long MIN_STEADY_NANOS = 1_000_000_000;
    private static final double STEADY_SHARE = 0.5;

    private final Evidence evidence;

    Suppression(Evidence evidence) {
        this.evidence = evidence;
    }

    /// @param found in order of time
    void apply(List<ClassifiedBurst> found) {
        found.forEach(this::warmUp);
        found.forEach(this::runtime);
        found.forEach(this::steady);
        aftermath(found);
        bySite(found).values().forEach(this::rhythm);
        support(found);
    }

    private void warmUp(ClassifiedBurst burst) {
        boolean early = burst.draft().startNanos < limit();
        boolean usual =
                switch (burst.draft().findingClass) {
                    case CREATE_SURGE, DENSITY, MASS_EXIT -> true;
                    default -> false;
                };
        if (early && usual) {
            suppress(burst.draft(), "DENS-S1", "The program was starting up.");
        }
    }

    /// A recording of less than a few seconds was begun for what happens in it: only its first part
    /// is start-up.
    private long limit() {
        Parameters parameters = evidence.parameters();
        double share = parameters.get(Parameter.DENS_WARM_UP_SHARE);
        return Math.min(
                parameters.millis(Parameter.DENS_WARM_UP_MS),
                Math.round(share * evidence.trace().durationNanos()));
    }

    private static void suppress(FindingDraft draft, String rule, String why) {
        draft.suppressedBy = rule;
        draft.severity = Severity.INFO;
        draft.summary = draft.summary + " " + why;
    }

    private void runtime(ClassifiedBurst burst) {
        FindingDraft draft = burst.draft();
        long covered = coveredByRuntime(draft.startNanos, draft.endNanos);
        if (draft.suppressedBy == null
                && covered >= RUNTIME_COVER * draft.lengthNanos()
                && burst.events().runtimeReasons * 2 >= burst.events().all()) {
            suppress(draft, "DENS-S5", "The garbage collector did it.");
        }
    }

    /// What fills most of a recording is how the program works, not a departure from it.
    private void steady(ClassifiedBurst burst) {
        long duration = evidence.trace().durationNanos();
        FindingDraft draft = burst.draft();
        if (draft.suppressedBy == null
                && duration >= MIN_STEADY_NANOS
                && draft.lengthNanos() > STEADY_SHARE * duration) {
            suppress(draft, "DENS-S3", "It goes on for most of the recording.");
        }
    }

    private long coveredByRuntime(long start, long end) {
        RangeTable ranges = evidence.trace().ranges();
        long covered = 0;
        long reached = start;
        for (int row = 0; row < ranges.size() && ranges.startNanos(row) < end; row++) {
            RangeKind kind = ranges.kind(row);
            boolean whole = ranges.lane(row) < 0;
            if (whole && (kind.stopsLanes() || kind == RangeKind.GC_CONCURRENT)) {
                long from = Math.max(reached, ranges.startNanos(row));
                long to = Math.min(end, ranges.endNanos(row));
                covered += Math.max(0, to - from);
                reached = Math.max(reached, to);
            }
        }
        return covered;
    }

    private static Map<Integer, List<ClassifiedBurst>> bySite(List<ClassifiedBurst> found) {
        Map<Integer, List<ClassifiedBurst>> result = new LinkedHashMap<>();
        for (ClassifiedBurst burst : found) {
            if ("DENS-S4".equals(burst.draft().suppressedBy)) {
                continue; // an echo keeps its cause's beat, not one of its own
            }
            result.computeIfAbsent(burst.site(), _ -> new ArrayList<>()).add(burst);
        }
        return result;
    }

    private void rhythm(List<ClassifiedBurst> members) {
        if (members.size() < MIN_MEMBERS) {
            return;
        }
        if (!beat(members.stream().map(List::of).toList())) {
            List<List<ClassifiedBurst>> episodes = episodes(members);
            if (episodes.size() >= MIN_MEMBERS && !beat(episodes)) {
                habit(episodes);
            }
        }
    }

    /// One event of the program may show as several bursts with pauses between them: they count
    /// once.
    private static List<List<ClassifiedBurst>> episodes(List<ClassifiedBurst> members) {
        List<List<ClassifiedBurst>> result = new ArrayList<>();
        long end = 0;
        for (ClassifiedBurst burst : members) {
            if (result.isEmpty() || burst.draft().startNanos - end > EPISODE_NANOS) {
                result.add(new ArrayList<>());
            }
            result.get(result.size() - 1).add(burst);
            end = Math.max(end, burst.draft().endNanos);
        }
        return result;
    }

    private static boolean beat(List<List<ClassifiedBurst>> episodes) {
        long period = period(episodes);
        if (period == 0) {
            return false;
        }
        String beat =
                "It comes every %s (%d times).".formatted(Text.duration(period), episodes.size());
        suppressUsual(episodes, PERIODIC_SIZE, "DENS-S2", beat);
        return true;
    }

    private void habit(List<List<ClassifiedBurst>> episodes) {
        long spread = start(episodes, episodes.size() - 1) - start(episodes, 0);
        if (spread >= RECURRENT_SPREAD * evidence.trace().durationNanos()) {
            String habit = "It happens all along (%d times).".formatted(episodes.size());
            suppressUsual(episodes, RECURRENT_SIZE, "DENS-S3", habit);
        }
    }

    private static long start(List<List<ClassifiedBurst>> episodes, int episode) {
        return episodes.get(episode).get(0).draft().startNanos;
    }

    /// The median spacing if enough spacings are near whole multiples of it, else 0.
    private static long period(List<List<ClassifiedBurst>> episodes) {
        long[] gaps = new long[episodes.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = start(episodes, i + 1) - start(episodes, i);
        }
        long median = BurstClassifier.median(gaps);
        if (median < MIN_SPACING_NANOS) {
            return 0;
        }
        int regular = 0;
        for (long gap : gaps) {
            double multiple = gap / (double) median;
            boolean near = Math.abs(multiple - Math.rint(multiple)) <= SPACING_TOLERANCE;
            regular += near && Math.rint(multiple) >= 1 ? 1 : 0;
        }
        return regular >= REGULAR_SHARE * gaps.length ? median : 0;
    }

    private static void suppressUsual(
            List<List<ClassifiedBurst>> episodes, double factor, String rule, String why) {
        long[] sizes = episodes.stream().mapToLong(Suppression::size).toArray();
        Arrays.sort(sizes);
        double limit = factor * sizes[(sizes.length - 1) / 2];
        for (List<ClassifiedBurst> episode : episodes) {
            for (ClassifiedBurst burst : episode) {
                if (burst.draft().suppressedBy == null && size(episode) <= limit) {
                    suppress(burst.draft(), rule, why);
                }
            }
        }
    }

    private static long size(List<ClassifiedBurst> episode) {
        return episode.stream().mapToLong(burst -> burst.events().all()).sum();
    }

    private static void aftermath(List<ClassifiedBurst> found) {
        for (int i = 0; i < found.size(); i++) {
            ClassifiedBurst echo = found.get(i);
            if (!echo.isEcho()) {
                continue;
            }
            for (int j = i - 1; j >= 0; j--) {
                ClassifiedBurst cause = found.get(j);
                if (cause.canHaveEcho() && echo.sharedLanes(cause) >= SHARED_LANES) {
                    echo.draft().relate(cause.draft());
                    if (echo.draft().suppressedBy == null) {
                        suppress(
                                echo.draft(),
                                "DENS-S4",
                                "These are the lanes of an earlier finding.");
                    }
                    break;
                }
            }
        }
    }

    /// A finding whose lanes only serve a larger one at the same time belongs to that one.
    private void support(List<ClassifiedBurst> found) {
        boolean wakersKnown = evidence.hasWakers();
        for (ClassifiedBurst small : found) {
            for (ClassifiedBurst large : found) {
                if (small != large && small.supports(large, wakersKnown)) {
                    small.draft().relate(large.draft());
                    small.draft().severity = Severity.INFO;
                }
            }
        }
    }
}
