package dev.skein.analysis.compare;

import java.util.List;

/// Lanes that run the same thing, on both sides.
///
/// @param name what they run: an entry function, a thread name with its numbers read as `#`
/// @param lanesA number of its lanes of which something is known inside the window
/// @param states in code order; states with no time on both sides are left out
public record GroupChange(String name, int lanesA, int lanesB, List<StateChange> states) {
    public GroupChange {
        states = List.copyOf(states);
    }

    /// The largest change of one state, 0 when there is none.
    public double largestDifference() {
        return states.stream().mapToDouble(s -> Math.abs(s.change().difference())).max().orElse(0);
    }
}
