package dev.skein.analysis;

/// How much a finding asks for attention; in ascending order.
public enum Severity {
    /// Worth knowing, no alarm.
    INFO("info"),
    WARNING("warning"),
    CRITICAL("critical");

    private final String key;

    Severity(String key) {
        this.key = key;
    }

    /// The name used in JSON and on the command line.
    public String key() {
        return key;
    }
}
