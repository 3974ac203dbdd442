package dev.skein.export;

import dev.skein.analysis.compare.Comparison;

/// A comparison as Markdown tables, for incident documents.
public final class CompareMarkdown {
    private final StringBuilder out = new StringBuilder();

    private CompareMarkdown() {}

    public static String of(Comparison comparison) {
        CompareMarkdown text = new CompareMarkdown();
        String names = comparison.a().name() + " and " + comparison.b().name();
        text.out.append("# ").append(MarkdownText.escaped(names)).append(" compared\n\n");
        text.out.append("* ").append(MarkdownText.escaped(CompareWords.side("A", comparison.a())));
        text.out
                .append("\n* ")
                .append(MarkdownText.escaped(CompareWords.side("B", comparison.b())));
        text.out.append("\n\n").append(CompareWords.unit(comparison)).append('\n');
        text.table(CompareWords.findings(comparison));
        text.table(CompareWords.lanes(comparison));
        text.table(CompareWords.states(comparison));
        text.table(CompareWords.groups(comparison));
        text.table(CompareWords.grown(comparison));
        text.table(CompareWords.shrunk(comparison));
        return text.out.toString();
    }

    private void table(CompareTables.Table table) {
        out.append("\n## ").append(table.title()).append("\n\n");
        if (table.rows().isEmpty()) {
            out.append("None.\n");
        } else {
            out.append(MarkdownText.table(table.header(), table.rows()));
        }
    }
}
