package dev.skein.view.trace;

import dev.skein.query.LaneGroup;
import dev.skein.query.LaneSet;
import dev.skein.query.LaneSort;
import java.util.Set;

/// Which lanes are shown and in what order, as the user asked for it. Immutable, so that an earlier
/// one is the undo of a later one.
///
/// @param filter in the filter language; empty shows all
/// @param hidden lanes taken out by hand
/// @param pinned lanes that stay on top
/// @param toggled names of groups that the user folded or toggled against what is usual for their
///     size
public record Arrangement(
        String filter,
        LaneSort sort,
        LaneGroup group,
        LaneSet hidden,
        LaneSet pinned,
        Set<String> toggled) {
    public static final Arrangement DEFAULT =
            new Arrangement(
                    "", LaneSort.BY_SCORE, LaneGroup.NONE, LaneSet.EMPTY, LaneSet.EMPTY, Set.of());

    public Arrangement {
        toggled = Set.copyOf(toggled);
    }

    public Arrangement withFilter(String text) {
        return new Arrangement(text, sort, group, hidden, pinned, toggled);
    }

    public Arrangement withSort(LaneSort newSort) {
        return new Arrangement(filter, newSort, group, hidden, pinned, toggled);
    }

    public Arrangement withGroup(LaneGroup newGroup) {
        return new Arrangement(filter, sort, newGroup, hidden, pinned, toggled);
    }

    public Arrangement withHidden(LaneSet lanes) {
        return new Arrangement(filter, sort, group, lanes, pinned, toggled);
    }

    public Arrangement withPinned(LaneSet lanes) {
        return new Arrangement(filter, sort, group, hidden, lanes, toggled);
    }

    public Arrangement withToggled(Set<String> groups) {
        return new Arrangement(filter, sort, group, hidden, pinned, groups);
    }
}
