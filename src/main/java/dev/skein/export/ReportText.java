package dev.skein.export;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Report;
import dev.skein.analysis.StackGroup;
import dev.skein.analysis.Story;
import dev.skein.analysis.StoryItem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report for a terminal: the story on one screen, worst first; on a healthy file, what was
/// looked for and with which thresholds.
public final class ReportText {
    private static final int MAX_FINDINGS = 12;
    private static final int MAX_QUIET = 8;
    private static final int MAX_GROUPS = 5;
    private static final int MAX_LIMITS = 3;

    private final Report report;
    private final List<StoryItem> story;
    private final PrintStream out;

    private ReportText(Report report, PrintStream out) {
        this.report = report;
        this.story = Story.of(report);
        this.out = out;
    }

    public static void write(Report report, PrintStream out) {
        ReportText text = new ReportText(report, out);
        text.head();
        text.findings();
        text.deadlocks();
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
        List<StoryItem> alarms = story.stream().filter(StoryItem::isAlarm).toList();
        for (StoryItem item : alarms.subList(0, Math.min(MAX_FINDINGS, alarms.size()))) {
            line("");
            line("  " + heading(item));
            line("     " + item.sentence());
        }
        if (alarms.size() > MAX_FINDINGS) {
            line("");
            line("  and " + (alarms.size() - MAX_FINDINGS) + " more; --json or --html lists all");
        }
        List<String> quiet = new ArrayList<>();
        story.stream().filter(item -> !item.isAlarm()).map(ReportText::quiet).forEach(quiet::add);
        report.findings().stream()
                .filter(finding -> finding.suppressedBy() != null)
                .map(finding -> "(" + finding.suppressedBy() + ") " + finding.summary())
                .forEach(quiet::add);
        if (!quiet.isEmpty()) {
            line("");
            line("For information:");
            quiet.subList(0, Math.min(MAX_QUIET, quiet.size())).forEach(text -> line("  " + text));
            if (quiet.size() > MAX_QUIET) {
                line("  and " + (quiet.size() - MAX_QUIET) + " more");
            }
        }
    }

    private String heading(StoryItem item) {
        return "%d. %s (%s, %s), %s"
                .formatted(
                        item.rank(),
                        item.kind(),
                        item.rule(),
                        item.severity().key(),
                        ReportWords.where(item, report));
    }

    private static String quiet(StoryItem item) {
        return item.rule() + " " + item.sentence();
    }

    private void deadlocks() {
        for (Deadlock deadlock : report.deadlocks()) {
            line("");
            line("Deadlock: " + ReportWords.circle(deadlock));
        }
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
            report.checks().stream()
                    .filter(check -> check.status() != CheckedRule.Status.NOT_AVAILABLE)
                    .filter(check -> check.status() != CheckedRule.Status.OFF)
                    .forEach(check -> line("  " + ReportWords.check(check)));
        } else {
            line("Quiet: " + ids(CheckedRule.Status.QUIET) + ".");
        }
        unanswered();
    }

    private void unanswered() {
        report.checks().stream()
                .filter(check -> check.status() == CheckedRule.Status.FAILED)
                .forEach(check -> line(ReportWords.check(check)));
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (CheckedRule check : report.checks()) {
            if (check.status() == CheckedRule.Status.NOT_AVAILABLE) {
                reasons.computeIfAbsent(check.note(), _ -> new ArrayList<>()).add(check.id());
            }
        }
        if (!reasons.isEmpty()) {
            line("Not available in this recording, because");
            reasons.forEach((why, ids) -> line("  " + why + ": " + String.join(", ", ids)));
        }
        String off = ids(CheckedRule.Status.OFF);
        if (!off.isEmpty()) {
            line("Off: " + off + ".");
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
