package dev.skein.app;

/// Exit statuses of the command line, a contract with scripts.
final class ExitStatus {
    static final int OK = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int UNREADABLE = 3;
    static final int CANCELLED = 4;

    private ExitStatus() {}
}
