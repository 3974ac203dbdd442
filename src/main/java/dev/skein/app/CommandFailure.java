package dev.skein.app;

/// Ends a command with one line on standard error and an exit status.
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param line complete, as the contract of the command line wants it: `skein: FILE: …`
    CommandFailure(int status, String line) {
        super(line, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
