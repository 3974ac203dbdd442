package dev.skein.export;

import dev.skein.analysis.compare.Comparison;
import java.util.List;

/// A comparison for reading in a terminal: aligned tables.
public final class CompareText {
    private static final String GAP = "  ";

    private final StringBuilder out = new StringBuilder();

    private CompareText() {}

    public static String of(Comparison comparison) {
        CompareText text = new CompareText();
        text.line(CompareWords.side("A", comparison.a()));
        text.line(CompareWords.side("B", comparison.b()));
        text.line(CompareWords.unit(comparison));
        text.table(CompareWords.findings(comparison), "no findings on either side");
        text.table(CompareWords.lanes(comparison), "");
        text.table(CompareWords.states(comparison), "nothing is known of any lane");
        text.table(CompareWords.groups(comparison), "no group changed");
        text.table(CompareWords.grown(comparison), "none");
        text.table(CompareWords.shrunk(comparison), "none");
        return text.out.toString();
    }

    private void table(CompareTables.Table table, String empty) {
        line("");
        line(table.title());
        if (table.rows().isEmpty()) {
            line(GAP + empty);
            return;
        }
        int[] widths = new int[table.header().size()];
        measure(table.header(), widths);
        table.rows().forEach(row -> measure(row, widths));
        row(table.header(), widths);
        table.rows().forEach(row -> row(row, widths));
    }

    private static void measure(List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
        }
    }

    /// Words to the left, numbers to the right.
    private void row(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String pad = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
            boolean number = !cell.isEmpty() && "+−0123456789".indexOf(cell.charAt(0)) >= 0;
            boolean right = number || isHeaderOfNumbers(cell);
            line.append(GAP).append(right && i > 0 ? pad + cell : cell + pad);
        }
        line(line.toString().stripTrailing());
    }

    private static boolean isHeaderOfNumbers(String cell) {
        return cell.equals("change") || cell.matches("(lanes |times )?[AB]( time)?");
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
