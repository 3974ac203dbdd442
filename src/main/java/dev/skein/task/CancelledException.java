package dev.skein.task;

/// Thrown by [Work#checkCancelled()] to leave cancelled work; not an error and without a stack
/// trace.
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
