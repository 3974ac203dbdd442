package dev.skein.session;

/// A finding that a person does not want to see again in this recording.
///
/// @param finding its rule, place and start: `DENS-3 main.work 12345`
/// @param reason in the person's words, may be empty
public record Dismissal(String finding, String reason) {}
