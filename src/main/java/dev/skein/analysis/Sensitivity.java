package dev.skein.analysis;

/// How much the density rules need to see: one slider with five stops, from silent to literal.
public enum Sensitivity {
    VERY_LOW("very-low", 4, 2),
    LOW("low", 2, 1.5),
    NORMAL("normal", 1, 1),
    HIGH("high", 0.6, 0.8),
    /// As [#NORMAL], and the literal 100 us rule (`LEGACY-1`) beside it for comparison.
    LITERAL("literal", 1, 1);

    private final String key;
    private final double countFactor;
    private final double ratioFactor;

    Sensitivity(String key, double countFactor, double ratioFactor) {
        this.key = key;
        this.countFactor = countFactor;
        this.ratioFactor = ratioFactor;
    }

    public String key() {
        return key;
    }

    /// By what the least number of events is multiplied.
    double countFactor() {
        return countFactor;
    }

    /// By what the ratio to the baseline and the share of all events are multiplied.
    double ratioFactor() {
        return ratioFactor;
    }
}
