package dev.skein.model;

/// What a thread of a dump waits for at a lock.
public enum LockWait {
    NONE(false),
    /// Blocked entering a monitor.
    MONITOR_ENTER(true),
    /// Notified or timed out, wants the monitor back that it gave up in `wait()`.
    MONITOR_REENTER(true),
    /// In `wait()`: waits to be notified, not for an owner.
    NOTIFY(false),
    /// Parked at a synchroniser; whether anybody owns it shows only if a thread lists it.
    PARK(true),
    /// Waits until another thread has initialised the class.
    CLASS_INITIALISATION(true);

    private static final LockWait[] BY_CODE = values();

    private final boolean forOwner;

    LockWait(boolean forOwner) {
        this.forOwner = forOwner;
    }

    /// Whether the wait ends when the lock's owner lets go.
    public boolean isForOwner() {
        return forOwner;
    }

    int code() {
        return switch (this) {
            case NONE -> 0;
            case MONITOR_ENTER -> 1;
            case MONITOR_REENTER -> 2;
            case NOTIFY -> 3;
            case PARK -> 4;
            case CLASS_INITIALISATION -> 5;
        };
    }

    static LockWait ofCode(int code) {
        return BY_CODE[code];
    }
}
