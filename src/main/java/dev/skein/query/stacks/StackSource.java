package dev.skein.query.stacks;

import dev.skein.model.PointType;
import dev.skein.model.Trace;
import java.util.EnumSet;
import java.util.Set;

/// Where a stack in a trace comes from; a count of one never mixes with a count of another unless
/// asked for.
public enum StackSource {
    /// The stack at which a lane entered a state that lasted.
    INTERVALS,
    /// A stack that a sampler saw at an instant.
    SAMPLES,
    /// The stack of an event without length: an allocation, an exception.
    EVENTS,
    /// A thread in a dump or profile. The bars that a series of dumps draws on lanes are no
    /// intervals of their own: they give such a group its time, and no hits.
    DUMPS;

    /// What stands for the program's activity in this trace: the dumps where there is nothing else,
    /// otherwise intervals, samples, and the dumps taken meanwhile, in which alone a thread shows
    /// that waits for ever.
    public static Set<StackSource> natural(Trace trace) {
        if (isDumpSeries(trace)) {
            return EnumSet.of(DUMPS);
        }
        return trace.dumps().isEmpty()
                ? EnumSet.of(INTERVALS, SAMPLES)
                : EnumSet.of(INTERVALS, SAMPLES, DUMPS);
    }

    /// Whether the trace is made of dumps and nothing else, so that its intervals only repeat them.
    static boolean isDumpSeries(Trace trace) {
        return !trace.dumps().isEmpty() && trace.info().nativeEvents().isEmpty();
    }

    static StackSource of(PointType.Kind kind) {
        return switch (kind) {
            case RUNNING_SAMPLE, NATIVE_SAMPLE, WALL_SAMPLE -> SAMPLES;
            case ALLOCATION, EXCEPTION, WAKE, LOG, MARKER -> EVENTS;
        };
    }
}
