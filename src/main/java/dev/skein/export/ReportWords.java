package dev.skein.export;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Leak;
import dev.skein.analysis.Report;
import dev.skein.analysis.StackGroup;
import dev.skein.analysis.StoryItem;
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
            return "Nothing is wrong: "
                    + checked
                    + " checks were made and none raised an alarm. What was checked stands below.";
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

    /// `at 3.1 ms for 22 ms, 16 lanes, 5.1 x the usual`.
    static String where(StoryItem item, Report report) {
        StringBuilder result = new StringBuilder("at ").append(time(item.range().startNanos()));
        long length = item.range().durationNanos();
        if (length > 0) {
            boolean toEnd = item.range().endNanos() >= report.source().durationNanos();
            boolean all = toEnd && item.range().startNanos() == 0;
            if (all) {
                result.setLength(0);
                result.append("all the time");
            } else {
                result.append(" for ").append(time(length));
            }
        }
        if (item.laneCount() > 0) {
            result.append(", ").append(plural(item.laneCount(), "lane"));
        }
        if (!factor(item).isEmpty()) {
            result.append(", ").append(factor(item));
        }
        return result.toString();
    }

    /// How unusual it is, `21 x the usual`; empty where that makes no sense.
    static String factor(StoryItem item) {
        if (Double.isNaN(item.factor())) {
            return "";
        }
        return Double.isInfinite(item.factor())
                ? "usually none"
                : String.format(Locale.ROOT, item.factor() < 10 ? "%.1f" : "%.0f", item.factor())
                        + " x the usual";
    }

    static String group(StackGroup group) {
        return "%,d (%s) %s at %s%s%s"
                .formatted(
                        group.laneCount(),
                        percent(group.share()),
                        group.state(),
                        group.line() > 0 ? group.function() + ":" + group.line() : group.function(),
                        group.createdBy().isEmpty()
                                ? ""
                                : ", created by " + group.createdBy().get(0).function(),
                        group.verdict() == Leak.Verdict.IDLE ? "" : ", " + group.verdict().key());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    static String check(CheckedRule check) {
        String what = check.id() + " " + check.title() + ": ";
        return switch (check.status()) {
            case FIRED -> what + check.count() + " (" + check.thresholds() + ")";
            case QUIET ->
                    what
                            + "nothing ("
                            + check.thresholds()
                            + (check.note().isEmpty() ? "" : "; " + check.note())
                            + ")";
            case NOT_AVAILABLE -> what + "not available in this recording, because " + check.note();
            case OFF -> what + "off";
            case FAILED -> what + "failed, which is a fault of Skein (" + check.note() + ")";
        };
    }
}
