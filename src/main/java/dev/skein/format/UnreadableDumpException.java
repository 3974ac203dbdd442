package dev.skein.format;

/// Thrown by a reader of dumps when an input is of a kind that holds no dump; becomes an
/// [ImportOutcome.Unreadable].
public final class UnreadableDumpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /// @param reason what is wrong, one clause
    /// @param advice what to do about it, one clause
    public UnreadableDumpException(String reason, String advice) {
        super(reason, null, false, false);
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }
}
