package dev.skein.export;

import dev.skein.analysis.compare.Comparison;
import java.util.List;

/// A comparison as tables of words, for a screen.
///
/// @param head what the sides are and what the levels mean, one line each
public record CompareTables(List<String> head, List<Table> tables) {
    public CompareTables {
        head = List.copyOf(head);
        tables = List.copyOf(tables);
    }

    /// A header line and rows of the same width.
    public record Table(String title, List<String> header, List<List<String>> rows) {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    public static CompareTables of(Comparison comparison) {
        return new CompareTables(
                List.of(
                        CompareWords.side("A", comparison.a()),
                        CompareWords.side("B", comparison.b()),
                        CompareWords.unit(comparison)),
                List.of(
                        CompareWords.findings(comparison),
                        CompareWords.lanes(comparison),
                        CompareWords.states(comparison),
                        CompareWords.groups(comparison),
                        CompareWords.grown(comparison),
                        CompareWords.shrunk(comparison)));
    }
}
