package dev.skein.query.stacks;

/// What the members of one group have in common.
public enum Grouping {
    /// All frames with their lines.
    EXACT("exact"),
    /// The innermost few frames, without lines.
    TOP("top"),
    /// The place that started the lane.
    CREATION_SITE("creation"),
    /// The state in the source's own words, whatever the code.
    WAIT_REASON("reason");

    private final String key;

    Grouping(String key) {
        this.key = key;
    }

    /// The name in settings and view links.
    public String key() {
        return key;
    }

    /// Whether groups are told apart by frames, so that what has no stack is in none of them.
    public boolean byFrames() {
        return this == EXACT || this == TOP;
    }
}
