package dev.skein.query;

import dev.skein.model.LaneState;
import org.jspecify.annotations.Nullable;

/// What the group rows of the density picture show.
public enum GroupMeasure {
    /// Intervals that start, per millisecond.
    EVENTS("Events per ms", null),
    /// Share of the lanes alive that wait for a lock.
    LOCK("% lock-blocked", LaneState.LOCK),
    READY("% ready", LaneState.READY),
    RUNNING("% running", LaneState.RUNNING),
    /// Lanes created, per millisecond.
    NEW_LANES("New lanes per ms", null),
    /// Different stacks at which intervals start.
    STACKS("Distinct stacks", null);

    private final String label;
    private final @Nullable LaneState state;

    GroupMeasure(String label, @Nullable LaneState state) {
        this.label = label;
        this.state = state;
    }

    public String label() {
        return label;
    }

    /// The class whose share is shown, null for counts.
    public @Nullable LaneState state() {
        return state;
    }
}
