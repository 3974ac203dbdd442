package dev.skein.query.difference;

/// A respect in which intervals differ.
public enum Dimension {
    STATE("state"),
    /// The state in the source's own words.
    REASON("reason"),
    /// The three innermost frames of the program.
    STACK("stack"),
    /// The place that started the lane.
    CREATION_SITE("creation site"),
    /// What the lane runs, else the pattern of its name.
    GROUP("group"),
    KIND("kind"),
    /// How long the interval is, in tenths of what is usual in the baseline.
    DURATION("duration"),
    /// The group of the lane that ended the interval.
    WAKER("woken by");

    private final String label;

    Dimension(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
