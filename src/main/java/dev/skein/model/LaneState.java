package dev.skein.model;

/// The eight display classes to which every source's own states map; the same for Go, JFR and
/// dumps.
///
/// [#code()] is stored (share pyramid, sums) and indexes `long[8]` sums; [#severity()] ranks states
/// for "worst first" and the exception strip, higher is worse. A lane that is not alive or about
/// which nothing is known is in none of them: see [SubState#ABSENT] and [SubState#NO_EVENT].
public enum LaneState {
    RUNNING(0, "running", 1),
    READY(1, "ready", 4),
    LOCK(2, "lock", 7),
    WAITING(3, "waiting", 2),
    SLEEPING(4, "sleeping", 0),
    IO(5, "io", 3),
    GC(6, "gc", 6),
    OTHER(7, "other", -1);

    public static final int COUNT = 8;

    private static final LaneState[] BY_CODE = values();

    private final int code;
    private final String key;
    private final int severity;

    LaneState(int code, String key, int severity) {
        this.code = code;
        this.key = key;
        this.severity = severity;
    }

    public int code() {
        return code;
    }

    /// The name used in JSON and in the filter language.
    public String key() {
        return key;
    }

    public int severity() {
        return severity;
    }

    public static LaneState ofCode(int code) {
        return BY_CODE[code];
    }
}
