package dev.skein.format;

/// How much a [Diagnostic] takes away from what is shown.
public enum Severity {
    /// Nothing is missing; worth knowing.
    INFO,
    /// Part of what the program did is not in the picture.
    DATA_LOSS,
    /// The reader could not go on.
    ERROR
}
