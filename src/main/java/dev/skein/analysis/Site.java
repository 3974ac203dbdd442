package dev.skein.analysis;

/// A place in the program with its share of a finding's events.
///
/// @param function a function, or the normalised name of threads
/// @param file may be empty
/// @param line 0 when not known
/// @param share 0..1
public record Site(String function, String file, int line, double share) {}
