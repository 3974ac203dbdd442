package dev.skein.analysis;

/// A lane that waits and the verdict whether it will ever be served.
///
/// @param lane ordinal of the lane
/// @param laneId the source's number as text
/// @param confidence 0..1
/// @param function innermost application frame at the blocking call
/// @param group id of its [StackGroup], may be empty
/// @param why one sentence: what speaks for the verdict
public record Leak(
        int lane,
        String laneId,
        String name,
        Verdict verdict,
        String rule,
        double confidence,
        String state,
        String reason,
        String function,
        String file,
        int line,
        Site createdBy,
        long blockedForNanos,
        String group,
        String why) {

    /// What is thought of a waiting lane, worst last.
    public enum Verdict {
        /// It waits for work: nothing wrong.
        IDLE("idle"),
        /// It may be leaked; one look cannot tell.
        SUSPECT("suspect"),
        LEAKED("leaked");

        private final String key;

        Verdict(String key) {
            this.key = key;
        }

        /// The name used in JSON.
        public String key() {
            return key;
        }
    }

    Leak withGroup(String id) {
        return new Leak(
                lane,
                laneId,
                name,
                verdict,
                rule,
                confidence,
                state,
                reason,
                function,
                file,
                line,
                createdBy,
                blockedForNanos,
                id,
                why);
    }
}
