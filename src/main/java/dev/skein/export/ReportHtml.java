package dev.skein.export;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Finding;
import dev.skein.analysis.Report;
import dev.skein.analysis.StackGroup;
import dev.skein.analysis.Story;
import dev.skein.analysis.StoryItem;
import java.util.List;
import java.util.Locale;

/// A report as one HTML file that needs nothing else: no script, no network, light and dark.
public final class ReportHtml {
    private static final int MAX_ROWS = 500;
    private static final String STYLE =
            """
            :root{color-scheme:light dark;--fg:#1d2330;--dim:#5c6470;--bg:#fff;--line:#d9dde3;
            --critical:#b3261e;--warning:#9a5b00;--info:#3f5f8f;--bar:#e9ecf1}
            @media(prefers-color-scheme:dark){:root{--fg:#e3e6eb;--dim:#9aa3af;--bg:#15181d;
            --line:#343a43;--critical:#ff8a80;--warning:#ffb74d;--info:#8ab4f8;--bar:#232830}}
            body{font:15px/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg);
            max-width:70rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
            .dim{color:var(--dim)}.verdict{font-size:1.1rem;margin:.6rem 0}
            .strip{position:relative;height:1.6rem;background:var(--bar);border-radius:3px}
            .strip i{position:absolute;top:0;bottom:0;min-width:3px;opacity:.8}
            table{border-collapse:collapse;width:100%}
            td,th{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;
            border-bottom:1px solid var(--line)}td.n{white-space:nowrap}
            .critical{color:var(--critical)}.warning{color:var(--warning)}.info{color:var(--info)}
            i.critical{background:var(--critical)}i.warning{background:var(--warning)}
            i.info{background:var(--info)}code{font:13px ui-monospace,monospace}
            details{margin-top:2rem}
            """;

    private final Report report;
    private final StringBuilder out = new StringBuilder();

    private ReportHtml(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        ReportHtml html = new ReportHtml(report);
        html.head();
        List<StoryItem> story = Story.of(report);
        html.findings("Findings", story.stream().filter(StoryItem::isAlarm).toList());
        html.deadlocks();
        html.groups();
        html.findings("For information", story.stream().filter(item -> !item.isAlarm()).toList());
        html.suppressed();
        html.checks();
        html.out.append("</body></html>\n");
        return html.out.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void head() {
        String file = escaped(report.source().file());
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
        out.append("<title>").append(file).append(" - Skein</title>\n");
        out.append("<style>\n").append(STYLE).append("</style></head><body>\n");
        out.append("<h1>").append(file).append("</h1>\n");
        out.append("<p class=\"dim\">").append(escaped(ReportWords.headline(report)));
        out.append("</p>\n<p class=\"verdict\">").append(escaped(ReportWords.verdict(report)));
        out.append("</p>\n");
        for (String limit : report.source().limits()) {
            out.append("<p class=\"dim\">Note: ").append(escaped(limit)).append("</p>\n");
        }
        strip();
    }

    /// The findings along the time of the recording, at a glance.
    private void strip() {
        double duration = report.source().durationNanos();
        if (duration <= 0 || report.findings().isEmpty()) {
            return;
        }
        out.append("<div class=\"strip\">");
        for (Finding finding : report.findings()) {
            double left = 100 * finding.range().startNanos() / duration;
            double width = 100 * finding.range().durationNanos() / duration;
            out.append(
                    String.format(
                            Locale.ROOT,
                            "<i class=\"%s\" style=\"left:%.3f%%;width:%.3f%%\" title=\"%s\"></i>",
                            finding.severity().key(),
                            left,
                            width,
                            escaped(finding.id() + " " + finding.summary())));
        }
        out.append("</div>\n");
    }

    private void findings(String title, List<StoryItem> items) {
        if (items.isEmpty()) {
            return;
        }
        out.append("<h2>").append(title).append("</h2>\n<table>\n");
        out.append("<tr><th></th><th>kind</th><th>where</th><th>what</th></tr>\n");
        for (StoryItem item : items.subList(0, Math.min(MAX_ROWS, items.size()))) {
            out.append("<tr><td class=\"n\">").append(item.rank());
            out.append("</td><td class=\"").append(item.severity().key()).append("\">");
            out.append(escaped(item.kind())).append(" (").append(item.rule());
            out.append(")</td><td>").append(escaped(ReportWords.where(item, report)));
            out.append("</td><td>").append(escaped(item.sentence())).append("</td></tr>\n");
        }
        out.append("</table>\n");
        more(items.size());
    }

    private void more(int size) {
        if (size > MAX_ROWS) {
            out.append("<p class=\"dim\">and ").append(size - MAX_ROWS).append(" more</p>\n");
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
        out.append("<h2>Explained away</h2>\n<table>\n");
        for (Finding finding : explained.subList(0, Math.min(MAX_ROWS, explained.size()))) {
            row(String.valueOf(finding.suppressedBy()), finding.summary());
        }
        out.append("</table>\n");
        more(explained.size());
    }

    private void deadlocks() {
        if (report.deadlocks().isEmpty()) {
            return;
        }
        out.append("<h2>Deadlocks</h2>\n<ul>\n");
        for (Deadlock deadlock : report.deadlocks()) {
            out.append("<li>").append(escaped(ReportWords.circle(deadlock))).append("</li>\n");
        }
        out.append("</ul>\n");
    }

    private void groups() {
        if (report.groups().isEmpty()) {
            return;
        }
        out.append("<h2>Where lanes wait</h2>\n<table>\n");
        for (StackGroup group :
                report.groups().subList(0, Math.min(MAX_ROWS, report.groups().size()))) {
            row(group.id(), ReportWords.group(group));
        }
        out.append("</table>\n");
    }

    private void row(String first, String second) {
        out.append("<tr><td class=\"n\">").append(escaped(first)).append("</td><td>");
        out.append(escaped(second)).append("</td></tr>\n");
    }

    private void checks() {
        out.append("<details open><summary>What was checked</summary>\n<ul>\n");
        for (CheckedRule check : report.checks()) {
            out.append("<li>").append(escaped(ReportWords.check(check))).append("</li>\n");
        }
        out.append("</ul></details>\n");
    }
}
