package dev.skein.export;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Finding;
import dev.skein.analysis.Leak;
import dev.skein.analysis.Report;
import dev.skein.analysis.StackGroup;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;

/// A report for a terminal: the story on one screen, worst first; on a healthy file, what was
/// looked for and with which thresholds.
public final class ReportText {
    private static final int MAX_FINDINGS = 12;
    private static final int MAX_GROUPS = 5;
    private static final int MAX_LIMITS = 3;

    private final Report report;
    private final PrintStream out;

    private ReportText(Report report, PrintStream out) {
        this.report = report;
        this.out = out;
    }

    public static void write(Report report, PrintStream out) {
        ReportText text = new ReportText(report, out);
        text.head();
        text.findings();
        text.deadlocks();
        text.leaks();
        text.groups();
        text.checks();
        out.flush();
    }

    private void line(String text) {
        out.print(text + "\n");
    }

    private void head() {
        line(ReportWords.headline(report));
        List<String> limits = report.source().limits();
        if (!limits.isEmpty()) {
            String more =
                    limits.size() > MAX_LIMITS
                            ? "; and " + (limits.size() - MAX_LIMITS) + " more limits"
                            : "";
            line(
                    "Note: "
                            + String.join(
                                    "; ", limits.subList(0, Math.min(MAX_LIMITS, limits.size())))
                            + more
                            + ".");
        }
        line("");
        line(ReportWords.verdict(report));
    }

    private void findings() {
        List<Finding> alarms = report.alarms();
        for (Finding finding : alarms.subList(0, Math.min(MAX_FINDINGS, alarms.size()))) {
            line("");
            line(
                    "  %s %s, %s, at %s for %s"
                            .formatted(
                                    finding.id(),
                                    finding.findingClass().title(),
                                    finding.severity().key(),
                                    ReportWords.time(finding.range().startNanos()),
                                    ReportWords.time(finding.range().durationNanos())));
            line("     " + finding.summary());
        }
        if (alarms.size() > MAX_FINDINGS) {
            line("");
            line("  and " + (alarms.size() - MAX_FINDINGS) + " more; --json or --html lists all");
        }
        List<Finding> quiet =
                report.findings().stream().filter(finding -> !finding.isAlarm()).toList();
        if (!quiet.isEmpty()) {
            line("");
            line("For information:");
            for (Finding finding : quiet.subList(0, Math.min(MAX_FINDINGS, quiet.size()))) {
                line("  " + finding.id() + " " + finding.summary());
            }
            if (quiet.size() > MAX_FINDINGS) {
                line("  and " + (quiet.size() - MAX_FINDINGS) + " more");
            }
        }
    }

    private void deadlocks() {
        for (Deadlock deadlock : report.deadlocks()) {
            line("");
            line("Deadlock: " + ReportWords.circle(deadlock));
        }
    }

    private void leaks() {
        TreeMap<String, Long> byPlace = new TreeMap<>();
        for (Leak leak : report.leaks()) {
            if (leak.verdict() != Leak.Verdict.IDLE) {
                byPlace.merge(ReportWords.leakPlace(leak), 1L, Long::sum);
            }
        }
        if (byPlace.isEmpty()) {
            return;
        }
        line("");
        line("Leaks:");
        byPlace.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .limit(MAX_GROUPS)
                .forEach(entry -> line("  %,6d %s".formatted(entry.getValue(), entry.getKey())));
    }

    private void groups() {
        if (report.groups().isEmpty()) {
            return;
        }
        line("");
        line("Where lanes wait (largest groups by rank):");
        for (StackGroup group :
                report.groups().subList(0, Math.min(MAX_GROUPS, report.groups().size()))) {
            line("  " + group.id() + " " + ReportWords.group(group));
        }
    }

    /// All with their thresholds where nothing was found, since that is then the result; else
    /// names.
    private void checks() {
        line("");
        if (ReportWords.isQuiet(report)) {
            line("Checked:");
            for (CheckedRule check : report.checks()) {
                line("  " + ReportWords.check(check));
            }
            return;
        }
        line("Quiet: " + ids(CheckedRule.Status.QUIET) + ".");
        String absent = ids(CheckedRule.Status.NOT_AVAILABLE);
        if (!absent.isEmpty()) {
            line("Not available in this recording: " + absent + " (--md says why).");
        }
    }

    private String ids(CheckedRule.Status status) {
        return String.join(
                ", ",
                report.checks().stream()
                        .filter(check -> check.status() == status)
                        .map(CheckedRule::id)
                        .distinct()
                        .toList());
    }
}
