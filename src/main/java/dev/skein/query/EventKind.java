package dev.skein.query;

/// The kinds of event that the density picture always shows, one row each.
public enum EventKind {
    CREATE("Create"),
    /// A lane begins to wait: for a lock, for something to happen, asleep, for I/O.
    BLOCK("Block"),
    /// A wait ends and the lane lives on.
    WAKE("Wake"),
    END("End"),
    /// A lane begins to wait for a lock.
    LOCK("Lock contention"),
    /// A pause begins, or a lane is put to work for the collector.
    STOP("GC / STW");

    private final String label;

    EventKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
