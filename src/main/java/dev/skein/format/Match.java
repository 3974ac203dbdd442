package dev.skein.format;

/// How sure a format is that some bytes are its own.
public enum Match {
    NO,
    /// It may be; another format that is `CERTAIN` wins.
    PLAUSIBLE,
    CERTAIN
}
