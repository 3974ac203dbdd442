package dev.skein.format.gotrace;

/// Thrown inside the readers where the bytes contradict the format; turned into a diagnostic before
/// it leaves the package.
final class Damage extends Exception {
    private static final long serialVersionUID = 1;

    private final long offset;

    Damage(String message, long offset) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /// Where in the file.
    long offset() {
        return offset;
    }

    String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
