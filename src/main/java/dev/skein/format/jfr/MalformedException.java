package dev.skein.format.jfr;

/// Bytes that cannot be what the format says; leaves the event, pool or metadata being decoded.
/// Carries no stack trace: damaged files throw it often.
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String what) {
        super(what, null, false, false);
    }
}
