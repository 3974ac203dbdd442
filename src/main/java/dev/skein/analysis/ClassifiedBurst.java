package dev.skein.analysis;

import java.util.Arrays;

/// A burst with its class, its events, and the site that has most of them.
final class ClassifiedBurst {
    private static final double ECHO_SHARE = 0.6;
    private static final double SUPPORT_OVERLAP = 0.5;
    private static final int SUPPORT_FACTOR = 2;
    private static final int FEW_LANES = 4;
    private static final int FEW_FACTOR = 8;

    private final FindingDraft draft;
    private final BurstEvents events;
    private final int site;
    private final int[] lanes;

    ClassifiedBurst(FindingDraft draft, BurstEvents events, int site) {
        this.draft = draft;
        this.events = events;
        this.site = site;
        this.lanes = events.lanes();
    }

    FindingDraft draft() {
        return draft;
    }

    BurstEvents events() {
        return events;
    }

    /// The site with most of the events.
    int site() {
        return site;
    }

    /// Mostly wake-ups and ends, nothing begins: it may be what follows from something else.
    boolean isEcho() {
        int endings = events.unblock + events.destroy;
        return events.create * 10 < events.all() && endings >= ECHO_SHARE * events.all();
    }

    boolean canHaveEcho() {
        return switch (draft.findingClass) {
            case CREATE_SURGE, CHURN, THUNDERING_HERD, LOCK_CONVOY -> true;
            default -> false;
        };
    }

    /// Share of this one's lanes that are the other's, too.
    double sharedLanes(ClassifiedBurst other) {
        int shared = 0;
        for (int lane : lanes) {
            shared += Arrays.binarySearch(other.lanes, lane) >= 0 ? 1 : 0;
        }
        return shared / (double) Math.max(1, lanes.length);
    }

    /// Whether this one is far smaller, happens within the other one, and serves it: its lanes
    /// started or woke the other's, or, where nobody knows who wakes whom, they are few.
    ///
    /// @param wakersKnown the recording says who woke whom
    boolean supports(ClassifiedBurst other, boolean wakersKnown) {
        boolean within = draft.overlapNanos(other.draft) >= SUPPORT_OVERLAP * draft.lengthNanos();
        if (!wakersKnown) {
            boolean during =
                    draft.startNanos >= other.draft.startNanos
                            && draft.startNanos <= other.draft.endNanos;
            return (within || during)
                    && lanes.length <= FEW_LANES
                    && lanes.length * FEW_FACTOR <= other.lanes.length
                    && events.all() < other.events.all();
        }
        if (!within || events.all() * SUPPORT_FACTOR > other.events.all()) {
            return false;
        }
        for (int event : other.events.events) {
            int actor = other.events.stream.actor[event];
            if (actor >= 0 && Arrays.binarySearch(lanes, actor) >= 0) {
                return true;
            }
        }
        return false;
    }
}
