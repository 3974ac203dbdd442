package dev.skein.model;

/// Bits that say what kind of row a thread is in a [DumpSnapshot].
public final class DumpFlags {
    /// A thread of the virtual machine (collector, compiler), not of the program.
    public static final int VM = 1;

    /// A virtual thread that the dump shows only because it sits on a carrier.
    public static final int MOUNTED = 2;

    /// The source cut the stack, so equal stacks prove less.
    public static final int CUT = 4;

    /// The state is not in the source but concluded.
    public static final int DERIVED_STATE = 8;

    /// Waits for work, as a pool's free worker does; not for something to be released.
    public static final int IDLE = 16;

    public static final int DAEMON = 32;

    /// The source itself says that the thread will never go on (Go's leak profile).
    public static final int LEAKED = 64;

    /// Belongs to the runtime though the source lists it among the program's threads.
    public static final int SYSTEM = 128;

    private DumpFlags() {}
}
