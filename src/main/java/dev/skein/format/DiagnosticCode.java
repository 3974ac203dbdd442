package dev.skein.format;

/// A named kind of oddity in an input; each format has an enum of its own, what all share is in
/// [CommonCode].
public interface DiagnosticCode {
    /// Stable, upper case: `TRUNCATED_FILE`.
    String name();

    Severity severity();

    /// One clause for a person, without the count and the place.
    String text();
}
