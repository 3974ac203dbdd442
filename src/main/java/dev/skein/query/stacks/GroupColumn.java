package dev.skein.query.stacks;

/// The columns by which groups can be put in order.
public enum GroupColumn {
    RANK("rank"),
    LABEL("signature"),
    HITS("hits"),
    LANES("lanes"),
    SHARE("share"),
    TIME("time"),
    LANES_AT_END("at end"),
    GROWTH("growth"),
    STATE("state"),
    /// The first member of the range; only [HitIndex#order] knows.
    FIRST("when"),
    /// The site that started most of the lanes; only [HitIndex#order] knows.
    CREATED_BY("started by");

    private final String key;

    GroupColumn(String key) {
        this.key = key;
    }

    /// The name in settings and in copied text.
    public String key() {
        return key;
    }
}
