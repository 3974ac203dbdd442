package dev.skein.analysis;

import org.jspecify.annotations.Nullable;

/// One check: stateless, named, and honest about what it needs.
interface Rule {
    /// `DENS-1`.
    String id();

    /// A few words for lists.
    String title();

    /// What it takes to fire, in words, with the numbers that `parameters` hold.
    String thresholds(Parameters parameters);

    /// Why this recording cannot answer, as the end of "not available in this recording, because
    /// …"; null when it can.
    @Nullable String missing(Evidence evidence);

    /// Adds what it finds to `out`.
    void check(Evidence evidence, Findings out);

    /// What is worth saying when nothing was found, after [#check]; empty for nothing.
    default String remark(Evidence evidence) {
        return "";
    }

    /// Whether the rule takes part at all; one that is off is listed as such.
    default boolean enabled(Parameters parameters) {
        return true;
    }
}
