package dev.skein.view.stacks;

import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.Grouping;
import dev.skein.view.Strings;
import java.util.Locale;

/// The ways to group stacks that the panel offers.
enum GroupBy {
    TOP_3,
    TOP_N,
    EXACT,
    CREATION_SITE,
    WAIT_REASON;

    /// Options that group this way and are `before` otherwise.
    ///
    /// @param frames for [#TOP_N]
    GroupOptions in(GroupOptions before, int frames) {
        return switch (this) {
            case TOP_3 -> before.withTop(GroupOptions.DEFAULT_TOP);
            case TOP_N -> before.withTop(frames);
            case EXACT -> before.with(Grouping.EXACT);
            case CREATION_SITE -> before.with(Grouping.CREATION_SITE);
            case WAIT_REASON -> before.with(Grouping.WAIT_REASON);
        };
    }

    static GroupBy of(GroupOptions options) {
        return switch (options.grouping()) {
            case EXACT -> EXACT;
            case TOP -> options.topFrames() == GroupOptions.DEFAULT_TOP ? TOP_3 : TOP_N;
            case CREATION_SITE -> CREATION_SITE;
            case WAIT_REASON -> WAIT_REASON;
        };
    }

    @Override
    public String toString() {
        return Strings.get("stacks.by." + name().toLowerCase(Locale.ROOT));
    }
}
