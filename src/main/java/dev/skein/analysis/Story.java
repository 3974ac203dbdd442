package dev.skein.analysis;

import dev.skein.model.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a report says, as one ranked list for people: findings that stand, leaks by the place where
/// the lanes wait, deadlocks. What a rule explains away is left out.
///
/// The rank is severity times confidence. A deadlock stops for ever whom it catches, a leak grows
/// until something breaks, so both come before load that is only unusual; among leaks more lanes
/// and surer ones come first, among the others the score decides. An oscillation or a mere density
/// is often harmless and gives way to named trouble of the same severity.
public final class Story {
    private static final double DEADLOCK_POINTS = 200;
    private static final double LEAK_POINTS = 40;
    private static final double POINTS_PER_DOUBLING = 8;
    private static final double CRITICAL_POINTS = 50;
    private static final double WARNING_POINTS = 25;
    private static final double OFTEN_HARMLESS = -15;
    private static final double MAX_SCORE = 20;
    private static final double GROWTH_CONFIDENCE = 0.8;

    /// Baselines below this many events count as none.
    private static final double NONE_USUAL = 0.05;

    private final Report report;
    private final List<Ranked> items = new ArrayList<>();

    private record Ranked(double points, StoryItem item) {}

    private Story(Report report) {
        this.report = report;
    }

    /// All items by rank: alarms first, then what is only worth knowing.
    public static List<StoryItem> of(Report report) {
        Story story = new Story(report);
        boolean told =
                report.findings().stream()
                        .anyMatch(finding -> finding.findingClass() == FindingClass.DEADLOCK);
        report.findings().stream()
                .filter(finding -> finding.suppressedBy() == null)
                .forEach(story::add);
        if (!told) {
            report.deadlocks().forEach(story::add);
        }
        LeakPlace.of(report).stream()
                .filter(place -> !story.isToldBy(place.rule()))
                .forEach(story::add);
        return story.ranked();
    }

    /// Growth and masses are findings of their own, with the same lanes.
    private boolean isToldBy(String rule) {
        return report.findings().stream()
                .anyMatch(finding -> finding.rule().equals(rule) && finding.suppressedBy() == null);
    }

    private List<StoryItem> ranked() {
        items.sort(
                Comparator.comparing((Ranked ranked) -> !ranked.item.isAlarm())
                        .thenComparing(Ranked::points, Comparator.reverseOrder())
                        .thenComparingLong(ranked -> ranked.item.range().startNanos())
                        .thenComparing(ranked -> ranked.item.sentence()));
        List<StoryItem> result = new ArrayList<>();
        for (Ranked ranked : items) {
            result.add(ranked.item.withRank(result.size() + 1));
        }
        return List.copyOf(result);
    }

    private void add(Finding finding) {
        String where = finding.sites().isEmpty() ? "" : finding.sites().get(0).function();
        items.add(
                new Ranked(
                        points(finding),
                        new StoryItem(
                                0,
                                key(finding.rule(), where, finding.range().startNanos()),
                                finding.rule(),
                                finding.findingClass().title(),
                                finding.severity(),
                                finding.range(),
                                finding.lanes(),
                                finding.lanes().size(),
                                factor(finding),
                                finding.summary(),
                                finding)));
    }

    private static double points(Finding finding) {
        double base =
                switch (finding.severity()) {
                    case CRITICAL -> CRITICAL_POINTS;
                    case WARNING -> WARNING_POINTS;
                    case INFO -> 0;
                };
        double score = base + Math.min(MAX_SCORE, finding.score());
        return switch (finding.findingClass()) {
            case DEADLOCK -> DEADLOCK_POINTS;
            case GROWTH, DUMP_GROWTH -> leakPoints(finding.lanes().size(), GROWTH_CONFIDENCE);
            case OSCILLATION, DENSITY -> score + OFTEN_HARMLESS;
            default -> score;
        };
    }

    private static double leakPoints(long lanes, double confidence) {
        double doublings = Math.log(1.0 + lanes) / Math.log(2);
        return confidence * (LEAK_POINTS + POINTS_PER_DOUBLING * doublings);
    }

    private static double factor(Finding finding) {
        Finding.Peak peak = finding.peak();
        if (peak == null) {
            return Double.NaN;
        }
        return peak.baseline() < NONE_USUAL
                ? Double.POSITIVE_INFINITY
                : peak.count() / peak.baseline();
    }

    private void add(LeakPlace place) {
        boolean leaked = place.verdict() == Leak.Verdict.LEAKED;
        long end = Math.max(1, report.source().durationNanos());
        long start = Math.clamp(end - place.longestNanos(), 0, end - 1);
        items.add(
                new Ranked(
                        leakPoints(place.leaks().size(), place.confidence()),
                        new StoryItem(
                                0,
                                key(place.rule(), place.function(), start),
                                place.rule(),
                                leaked ? "leak" : "suspected leak",
                                leaked ? Severity.WARNING : Severity.INFO,
                                new TimeRange(start, end),
                                place.lanes(),
                                place.leaks().size(),
                                Double.NaN,
                                place.sentence(),
                                null)));
    }

    private void add(Deadlock deadlock) {
        long end = Math.max(deadlock.timeNanos() + 1, report.source().durationNanos());
        String circle = String.join(" -> ", deadlock.lanes());
        items.add(
                new Ranked(
                        DEADLOCK_POINTS,
                        new StoryItem(
                                0,
                                key(FindingClass.DEADLOCK.rule(), circle, deadlock.timeNanos()),
                                FindingClass.DEADLOCK.rule(),
                                FindingClass.DEADLOCK.title(),
                                Severity.CRITICAL,
                                new TimeRange(deadlock.timeNanos(), end),
                                deadlock.laneOrdinals().stream()
                                        .filter(lane -> lane >= 0)
                                        .sorted()
                                        .toList(),
                                deadlock.lanes().size(),
                                Double.NaN,
                                "They wait for each other in a circle: " + circle + ".",
                                null)));
    }

    private static String key(String rule, String where, long startNanos) {
        return rule + " " + (where.isEmpty() ? "-" : where) + " " + startNanos;
    }
}
