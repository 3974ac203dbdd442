package dev.skein.export;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Leak;
import dev.skein.analysis.Report;
import dev.skein.analysis.StackGroup;
import java.util.Locale;

/// The phrases that text, Markdown and HTML reports share.
final class ReportWords {
    private ReportWords() {}

    static String headline(Report report) {
        Report.Source source = report.source();
        return "%s: %s%s, %s, %,d lanes, %,d events%s"
                .formatted(
                        source.file(),
                        source.kind(),
                        source.producer().isEmpty() ? "" : " (" + source.producer() + ")",
                        time(source.durationNanos()),
                        source.lanes(),
                        source.events(),
                        source.truncated() ? ", INCOMPLETE" : "");
    }

    /// Neither findings nor leaks nor deadlocks.
    static boolean isQuiet(Report report) {
        return report.alarms().isEmpty()
                && report.deadlocks().isEmpty()
                && count(report, Leak.Verdict.LEAKED) + count(report, Leak.Verdict.SUSPECT) == 0;
    }

    static String verdict(Report report) {
        long alarms = report.alarms().size();
        long leaked = count(report, Leak.Verdict.LEAKED);
        long suspect = count(report, Leak.Verdict.SUSPECT);
        if (isQuiet(report)) {
            long checked =
                    report.checks().stream()
                            .filter(check -> check.status() == CheckedRule.Status.QUIET)
                            .count();
            return "Nothing unusual: "
                    + checked
                    + " checks were made and none fired. What was checked stands below.";
        }
        return "%s, %s, %s, %s."
                .formatted(
                        plural(alarms, "finding"),
                        plural(report.deadlocks().size(), "deadlock"),
                        plural(leaked, "leaked lane"),
                        plural(suspect, "suspect lane"));
    }

    private static long count(Report report, Leak.Verdict verdict) {
        return report.leaks().stream().filter(leak -> leak.verdict() == verdict).count();
    }

    private static String plural(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    /// `2.34 s`, `71.2 ms`, `60 us`.
    static String time(long nanos) {
        if (nanos >= 1_000_000_000L) {
            return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
        }
        if (nanos >= 1_000_000L) {
            return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
        }
        return nanos >= 1_000 ? String.format(Locale.ROOT, "%.0f us", nanos / 1e3) : nanos + " ns";
    }

    static String circle(Deadlock deadlock) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < deadlock.lanes().size(); i++) {
            result.append(i == 0 ? "" : " -> ").append(deadlock.lanes().get(i));
            if (i < deadlock.locks().size() && !deadlock.locks().get(i).isEmpty()) {
                result.append(" (waits for ").append(deadlock.locks().get(i)).append(')');
            }
        }
        if (!deadlock.lanes().isEmpty()) {
            result.append(" -> ").append(deadlock.lanes().get(0));
        }
        if (!deadlock.blockedBehind().isEmpty()) {
            result.append("; behind it: ").append(String.join(", ", deadlock.blockedBehind()));
        }
        return result.toString();
    }

    static String leakPlace(Leak leak) {
        String place = leak.line() > 0 ? leak.function() + ":" + leak.line() : leak.function();
        String creator =
                leak.createdBy().function().isEmpty()
                        ? ""
                        : ", created by "
                                + leak.createdBy().function()
                                + (leak.createdBy().line() > 0
                                        ? ":" + leak.createdBy().line()
                                        : "");
        return "%s in %s at %s%s (%s)"
                .formatted(
                        leak.verdict().key(),
                        leak.reason().isEmpty() ? leak.state() : leak.reason(),
                        place.isEmpty() ? "an unknown place" : place,
                        creator,
                        leak.rule());
    }

    static String group(StackGroup group) {
        return "%,d (%s) %s at %s%s, %s"
                .formatted(
                        group.laneCount(),
                        percent(group.share()),
                        group.state(),
                        group.line() > 0 ? group.function() + ":" + group.line() : group.function(),
                        group.createdBy().isEmpty()
                                ? ""
                                : ", created by " + group.createdBy().get(0).function(),
                        group.verdict().key());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    static String check(CheckedRule check) {
        String what = check.id() + " " + check.title() + ": ";
        return switch (check.status()) {
            case FIRED -> what + check.count() + " (" + check.thresholds() + ")";
            case QUIET -> what + "nothing (" + check.thresholds() + ")";
            case NOT_AVAILABLE -> what + "not available in this recording, because " + check.note();
            case OFF -> what + "off";
        };
    }
}
