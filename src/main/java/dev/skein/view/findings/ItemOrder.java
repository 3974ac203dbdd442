package dev.skein.view.findings;

import dev.skein.analysis.StoryItem;
import java.util.Comparator;
import java.util.Locale;

/// In which order findings are listed; ties go by rank.
public enum ItemOrder {
    RANK(Comparator.comparingInt(StoryItem::rank)),
    KIND(Comparator.comparing(StoryItem::kind)),
    START(Comparator.comparingLong(item -> item.range().startNanos())),
    LENGTH(descending(item -> item.range().durationNanos())),
    LANES(descending(StoryItem::laneCount)),
    /// Largest first, those without a factor last.
    FACTOR(
            Comparator.comparingDouble(
                    item -> Double.isNaN(item.factor()) ? Double.MAX_VALUE : -item.factor()));

    @SuppressWarnings("ImmutableEnumChecker") // the comparators keep nothing
    private final Comparator<StoryItem> comparator;

    ItemOrder(Comparator<StoryItem> comparator) {
        this.comparator = comparator;
    }

    private static Comparator<StoryItem> descending(
            java.util.function.ToLongFunction<StoryItem> value) {
        return Comparator.comparingLong(value).reversed();
    }

    Comparator<StoryItem> comparator() {
        return comparator.thenComparingInt(StoryItem::rank);
    }

    /// `rank`, `kind`, …
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
