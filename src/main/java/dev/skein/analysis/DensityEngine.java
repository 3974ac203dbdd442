package dev.skein.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Finds stretches of time in which a site does far more than it usually does around there.
///
/// Events that are too dense by a fixed number are no news: every fan-out is, and another number
/// would be needed for each program. What is unusual is a count that its own neighbourhood does not
/// explain. So:
///
/// 1. Events are split by site ([SiteIndex]); each site is looked at as a whole, and its creations
///    and its blocks on their own.
/// 2. They are counted in aligned buckets of 100 us, 1, 10, 100 ms (and 1, 10 s in long recordings;
///    [BucketCounts]). A burst that straddles a bucket's edge shows at the next scale.
/// 3. The local baseline is a trimmed mean with its dispersion over a second on either side
///    ([LocalBaseline]): a quasi-Poisson model. It follows ramps and tolerates sites that are
///    bursty by nature, which a global median or a Poisson scan do not; and on sparse counts, where
///    median and MAD are 0, it still has a scale.
/// 4. A bucket is a hit ([HitScan]) when it is many standard deviations above that, holds enough
///    events, enough times the baseline, and a fair share of what all sites together do.
/// 5. Hits are joined and their borders moved to the site's own events ([BurstFinder]).
/// 6. Bursts of different sites at the same time are one ([#merged]); each gets a class
///    ([BurstClassifier]), and what has an ordinary explanation is marked so ([Suppression]).
///
/// Steps 1 to 5 run in parallel by site and are merged in site order, so the result does not depend
/// on the number of cores. Not kept: EWMA and CUSUM (they lag and smear the borders), Kleinberg's
/// bursts (a global rate ratio), change-point methods (they find phases, which are no anomaly). The
/// decision and the figures are in `docs/decisions/`.
final class DensityEngine {
    private static final double MERGE_OVERLAP = 0.6;

    private final Evidence evidence;
    private final EventStream events;
    private final SiteIndex index;
    private double largestBelow;

    private DensityEngine(Evidence evidence) {
        this.evidence = evidence;
        this.events = evidence.events();
        int minEvents = (int) evidence.parameters().get(Parameter.DENS_MIN_SITE_EVENTS);
        this.index = new SiteIndex(events, evidence.sites(), minEvents);
    }

    static DensityResult run(Evidence evidence) {
        evidence.work().phase("looking for unusual density");
        if (evidence.events().size() == 0) {
            return new DensityResult(List.of(), 0);
        }
        DensityEngine engine = new DensityEngine(evidence);
        List<ClassifiedBurst> found = engine.classified(engine.merged(engine.bursts()));
        new Suppression(evidence).apply(found);
        return new DensityResult(
                found.stream().map(ClassifiedBurst::draft).toList(), engine.largestBelow);
    }

    private List<Burst> bursts() {
        long duration = evidence.trace().durationNanos();
        int scales = DensityLimits.scales(duration);
        Parameters parameters = evidence.parameters();
        UsualRate usual = new UsualRate(events, duration, scales);
        DensityLimits limits = DensityLimits.of(parameters, parameters.sensitivity());
        HitScan scan = new HitScan(events, index, limits, usual, duration, scales);
        BurstFinder finder = new BurstFinder(events, index, duration, parameters);
        List<Burst> found = bursts(scan, finder);
        largestBelow = scan.largestBelow();
        return found;
    }

    private List<Burst> bursts(HitScan scan, BurstFinder finder) {
        return IntStream.range(0, index.streams())
                .parallel()
                .mapToObj(
                        stream -> {
                            evidence.work().checkCancelled();
                            return finder.bursts(stream, scan.hits(stream));
                        })
                .toList()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Bursts of different streams that cover each other are one.
    private List<Burst> merged(List<Burst> bursts) {
        List<Burst> sorted = new ArrayList<>(bursts);
        sorted.sort(
                Comparator.comparingLong((Burst burst) -> burst.startNanos)
                        .thenComparing(burst -> burst.streams.get(0)));
        List<Burst> result = new ArrayList<>();
        for (Burst burst : sorted) {
            Burst same = null;
            for (int i = result.size() - 1; i >= 0 && same == null; i--) {
                long longer = Math.max(result.get(i).lengthNanos(), burst.lengthNanos());
                if (result.get(i).overlapNanos(burst) > MERGE_OVERLAP * longer) {
                    same = result.get(i);
                }
            }
            if (same == null) {
                result.add(burst);
            } else {
                same.absorb(burst);
            }
        }
        result.sort(Comparator.comparingLong(burst -> burst.startNanos));
        return result;
    }

    private List<ClassifiedBurst> classified(List<Burst> bursts) {
        BurstClassifier classifier = new BurstClassifier(evidence);
        int minEvents = (int) evidence.parameters().get(Parameter.DENS_MIN_EVENTS);
        List<ClassifiedBurst> result = new ArrayList<>();
        for (Burst burst : bursts) {
            evidence.work().checkCancelled();
            BurstEvents own = BurstEvents.of(burst, events, index, evidence.waits());
            if (own.all() >= minEvents) {
                FindingDraft draft = classifier.classify(burst, own);
                result.add(new ClassifiedBurst(draft, own, mainSite(own)));
            }
        }
        result.sort(Comparator.comparingLong(burst -> burst.draft().startNanos));
        return result;
    }

    private int mainSite(BurstEvents own) {
        return BurstSentences.commonest(
                Arrays.stream(own.events).map(e -> evidence.sites().of(events.lane[e])).toArray());
    }
}
