package dev.skein.model;

/// One function in a stack, as a value for panels and reports; bulk code reads [StackTable] by id.
///
/// @param function the name as the source spells it
/// @param normalised the name without what changes between runs (lambda numbers, hidden-class
///     addresses)
/// @param file may be empty
/// @param line 0 when not known
/// @param flags bits of [FrameFlags]
public record Frame(String function, String normalised, String file, int line, int flags) {
    public boolean isAnonymous() {
        return (flags & FrameFlags.ANONYMOUS) != 0;
    }

    public boolean isRuntime() {
        return (flags & FrameFlags.RUNTIME) != 0;
    }

    public boolean isPlumbing() {
        return (flags & FrameFlags.PLUMBING) != 0;
    }
}
