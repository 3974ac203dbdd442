package dev.skein.format;

/// One kind of oddity found in an input, how often, and where first.
///
/// @param firstAtByte offset in the (unpacked) input, [#NOWHERE] when not known
/// @param firstAtLine 1-based line of a text input, [#NOWHERE] otherwise
/// @param message the code's text, or a more telling one for this input
public record Diagnostic(
        DiagnosticCode code, long count, long firstAtByte, long firstAtLine, String message) {
    public static final long NOWHERE = -1;

    public Severity severity() {
        return code.severity();
    }

    /// The message with its place: `… (3 times, first at byte 90211)`.
    public String sentence() {
        StringBuilder result = new StringBuilder(message);
        String place =
                firstAtLine >= 0
                        ? "line " + firstAtLine
                        : firstAtByte >= 0 ? "byte " + firstAtByte : "";
        if (count > 1) {
            result.append(" (").append(count).append(" times");
            if (!place.isEmpty()) {
                result.append(", first at ").append(place);
            }
            result.append(')');
        } else if (!place.isEmpty()) {
            result.append(" (").append(place).append(')');
        }
        return result.toString();
    }
}
