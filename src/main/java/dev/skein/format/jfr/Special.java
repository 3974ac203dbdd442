package dev.skein.format.jfr;

/// An event of the rare kinds (pauses, settings, facts about the virtual machine) as a value.
final class Special {
    private final EventPlan plan;
    private final long startTicks;
    private final long durationTicks;
    private final long[] extras;

    /// @param extras copied
    Special(EventPlan plan, long startTicks, long durationTicks, long[] extras) {
        this.plan = plan;
        this.startTicks = startTicks;
        this.durationTicks = durationTicks;
        this.extras = extras.clone();
    }

    EventPlan plan() {
        return plan;
    }

    long startTicks() {
        return startTicks;
    }

    long durationTicks() {
        return durationTicks;
    }

    /// The i-th extra field: a number, a pool key, or a slot of the chunk's [TextIndex].
    long extra(int i) {
        return extras[i];
    }
}
