package dev.skein.model;

/// A type of point event in its source's own words, and what it tells.
///
/// @param code 0..255, stored in the point's key
/// @param name the source's word: `jdk.ExecutionSample`, `user log`
public record PointType(int code, String name, Kind kind) {
    /// What a point says about its lane.
    public enum Kind {
        /// The lane was running on a CPU at that instant.
        RUNNING_SAMPLE,
        /// The lane was in native code, most often in a system call that waits.
        NATIVE_SAMPLE,
        /// The lane was seen by a wall-clock sampler, whatever it did.
        WALL_SAMPLE,
        ALLOCATION,
        EXCEPTION,
        /// The lane woke another one; the detail names it.
        WAKE,
        /// A message written by the program itself.
        LOG,
        MARKER
    }
}
