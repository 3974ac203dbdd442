package dev.skein.model;

/// Bits that say what kind of code a frame is.
public final class FrameFlags {
    /// A lambda body, closure or anonymous class: nobody gave it a name.
    public static final int ANONYMOUS = 1;

    /// Runtime or standard-library code (`runtime.gopark`, `java.util.concurrent…`), not the
    /// program's own.
    public static final int RUNTIME = 2;

    /// Only connects two frames (lambda proxy, method-handle form, reflection); left out of grouped
    /// stacks.
    public static final int PLUMBING = 4;

    public static final int NATIVE = 8;

    /// Not a frame of the program: stands for frames that the source cut off.
    public static final int ELIDED = 16;

    private FrameFlags() {}
}
