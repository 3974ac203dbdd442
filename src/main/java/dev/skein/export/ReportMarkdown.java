package dev.skein.export;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Finding;
import dev.skein.analysis.Leak;
import dev.skein.analysis.Report;
import dev.skein.analysis.StackGroup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A report as Markdown, for tickets and chat.
public final class ReportMarkdown {
    private static final int MAX_ROWS = 50;

    private final Report report;
    private final StringBuilder out = new StringBuilder();

    private ReportMarkdown(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        ReportMarkdown markdown = new ReportMarkdown(report);
        markdown.head();
        markdown.findings("Findings", report.alarms());
        markdown.deadlocks();
        markdown.leaks();
        markdown.groups();
        markdown.findings(
                "For information",
                report.findings().stream().filter(finding -> !finding.isAlarm()).toList());
        markdown.checks();
        return markdown.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /// Text in a table cell or line: what Markdown or HTML would read as markup is escaped.
    static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_[]<>|#$".indexOf(c) >= 0) {
                result.append('\\');
            }
            result.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return result.toString();
    }

    private void head() {
        line("# " + escaped(report.source().file()));
        line("");
        line(escaped(ReportWords.headline(report)) + "  ");
        line("**" + escaped(ReportWords.verdict(report)) + "**");
        for (String limit : report.source().limits()) {
            line("");
            line("> " + escaped(limit));
        }
    }

    private void findings(String title, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        line("");
        line("## " + title);
        line("");
        line("| | class | severity | at | for | what |");
        line("|---|---|---|---|---|---|");
        for (Finding finding : findings.subList(0, Math.min(MAX_ROWS, findings.size()))) {
            line(
                    "| %s | %s | %s | %s | %s | %s |"
                            .formatted(
                                    finding.id(),
                                    finding.findingClass().title(),
                                    finding.severity().key(),
                                    ReportWords.time(finding.range().startNanos()),
                                    ReportWords.time(finding.range().durationNanos()),
                                    escaped(finding.summary())));
        }
        if (findings.size() > MAX_ROWS) {
            line("");
            line("and " + (findings.size() - MAX_ROWS) + " more");
        }
    }

    private void deadlocks() {
        if (report.deadlocks().isEmpty()) {
            return;
        }
        line("");
        line("## Deadlocks");
        line("");
        for (Deadlock deadlock : report.deadlocks()) {
            line("* " + escaped(ReportWords.circle(deadlock)));
        }
    }

    private void leaks() {
        Map<String, Long> places = new TreeMap<>();
        for (Leak leak : report.leaks()) {
            if (leak.verdict() != Leak.Verdict.IDLE) {
                places.merge(ReportWords.leakPlace(leak), 1L, Long::sum);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        line("");
        line("## Leaks");
        line("");
        line("| lanes | where |");
        line("|---:|---|");
        places.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .limit(MAX_ROWS)
                .forEach(
                        entry ->
                                line(
                                        "| %,d | %s |"
                                                .formatted(
                                                        entry.getValue(),
                                                        escaped(entry.getKey()))));
    }

    private void groups() {
        if (report.groups().isEmpty()) {
            return;
        }
        line("");
        line("## Where lanes wait");
        line("");
        line("| | lanes, state, place |");
        line("|---|---|");
        for (StackGroup group :
                report.groups().subList(0, Math.min(MAX_ROWS, report.groups().size()))) {
            line("| " + group.id() + " | " + escaped(ReportWords.group(group)) + " |");
        }
    }

    private void checks() {
        line("");
        line("## Checked");
        line("");
        for (CheckedRule check : report.checks()) {
            line("* " + escaped(ReportWords.check(check)));
        }
    }
}
