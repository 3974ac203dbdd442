package dev.skein.export;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Finding;
import dev.skein.analysis.Report;
import dev.skein.analysis.StackGroup;
import dev.skein.analysis.Story;
import dev.skein.analysis.StoryItem;
import java.util.List;

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
        List<StoryItem> story = Story.of(report);
        markdown.findings("Findings", story.stream().filter(StoryItem::isAlarm).toList());
        markdown.deadlocks();
        markdown.groups();
        markdown.findings(
                "For information", story.stream().filter(item -> !item.isAlarm()).toList());
        markdown.suppressed();
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

    private void findings(String title, List<StoryItem> items) {
        if (items.isEmpty()) {
            return;
        }
        line("");
        line("## " + title);
        line("");
        line("| | kind | severity | where | what |");
        line("|---:|---|---|---|---|");
        for (StoryItem item : items.subList(0, Math.min(MAX_ROWS, items.size()))) {
            line(
                    "| %d | %s (%s) | %s | %s | %s |"
                            .formatted(
                                    item.rank(),
                                    item.kind(),
                                    item.rule(),
                                    item.severity().key(),
                                    ReportWords.where(item, report),
                                    escaped(item.sentence())));
        }
        if (items.size() > MAX_ROWS) {
            line("");
            line("and " + (items.size() - MAX_ROWS) + " more");
        }
    }

    private void suppressed() {
        List<Finding> explained =
                report.findings().stream()
                        .filter(finding -> finding.suppressedBy() != null)
                        .toList();
        if (explained.isEmpty()) {
            return;
        }
        line("");
        line("## Explained away");
        line("");
        for (Finding finding : explained.subList(0, Math.min(MAX_ROWS, explained.size()))) {
            line("* " + finding.suppressedBy() + ": " + escaped(finding.summary()));
        }
        if (explained.size() > MAX_ROWS) {
            line("* and " + (explained.size() - MAX_ROWS) + " more");
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
