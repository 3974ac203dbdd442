package dev.skein.query;

/// Why a filter cannot be understood, and what to write instead.
///
/// @param position first offending character, 0-based
/// @param length number of offending characters, at least 1; may reach one past the end
/// @param message what is wrong
/// @param hint what would be right
public record FilterError(int position, int length, String message, String hint) {}
