package dev.skein.analysis;

/// What became of one rule: a report names every rule, so that silence is an answer, too.
///
/// @param id `DENS-1`
/// @param title a few words
/// @param thresholds what it takes to fire, in words, with the numbers used
/// @param count findings (or verdicts) of the rule that stand
/// @param note for [Status#NOT_AVAILABLE] why, as the end of the sentence "not available in this
///     recording, because …", for [Status#FAILED] what broke; else empty or a remark
public record CheckedRule(
        String id, String title, String thresholds, Status status, int count, String note) {

    /// How a check ended.
    public enum Status {
        FIRED("fired"),
        QUIET("quiet"),
        NOT_AVAILABLE("not available"),
        OFF("off"),
        /// The rule itself broke: a fault of Skein's, and no answer about the recording.
        FAILED("failed");

        private final String key;

        Status(String key) {
            this.key = key;
        }

        /// The name used in JSON.
        public String key() {
            return key;
        }
    }
}
