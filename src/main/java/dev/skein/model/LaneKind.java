package dev.skein.model;

/// What a lane stands for.
public enum LaneKind {
    PLATFORM_THREAD("platform-thread"),
    VIRTUAL_THREAD("virtual-thread"),
    /// A thread of the virtual machine or of native code, known by its operating-system id only.
    OS_THREAD("os-thread"),
    GOROUTINE("goroutine"),
    /// A Go processor (P): the right to run Go code. Not counted in sums over threads.
    PROC("proc"),
    COROUTINE("coroutine"),
    /// Anything else with a time line of its own, such as a thread of a foreign Chrome trace.
    TRACK("track");

    private static final LaneKind[] BY_CODE = values();

    private final String key;

    LaneKind(String key) {
        this.key = key;
    }

    /// The name used in JSON and in the filter language.
    public String key() {
        return key;
    }

    /// Whether the lane is a thread of execution, so that its times count in sums over the program.
    public boolean isThread() {
        return this != PROC;
    }

    int code() {
        return switch (this) {
            case PLATFORM_THREAD -> 0;
            case VIRTUAL_THREAD -> 1;
            case OS_THREAD -> 2;
            case GOROUTINE -> 3;
            case PROC -> 4;
            case COROUTINE -> 5;
            case TRACK -> 6;
        };
    }

    static LaneKind ofCode(int code) {
        return BY_CODE[code];
    }
}
