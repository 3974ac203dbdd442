package dev.skein.query.stacks;

/// What an icicle shows.
///
/// @param filter which hits count, how frames are named and which are left out; how they would be
///     grouped does not matter
/// @param weight what the width of a box means
/// @param inverted the innermost functions are at the top and their callers below
/// @param minShare boxes with a smaller share of the whole are left out; they are part of their
///     caller's width still
public record TreeOptions(GroupOptions filter, Weight weight, boolean inverted, double minShare) {
    /// A quarter of a million boxes side by side: no screen shows so many, and zooming in 100 times
    /// still shows boxes of less than a pixel.
    public static final double MIN_SHARE = 1.0 / (1 << 18);

    /// What the width of a box means.
    public enum Weight {
        /// Time of intervals, summed over lanes.
        LANE_TIME("time"),
        /// Number of intervals, samples and threads.
        COUNT("count"),
        /// Number of different lanes; boxes of one caller share its width, since a lane may be in
        /// several of them.
        LANES("lanes");

        private final String key;

        Weight(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    public static TreeOptions of(GroupOptions filter, Weight weight, boolean inverted) {
        return new TreeOptions(filter, weight, inverted, MIN_SHARE);
    }
}
