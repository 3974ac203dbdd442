/// What changed between two recordings, or two windows of one: aligned tables of times, stacks,
/// lane counts and findings.
///
/// Pure functions over traces and reports; lanes are matched by what they run, stacks by their
/// normalised frames, never by numbers that differ from run to run. Start reading at
/// [dev.skein.analysis.compare.Comparison].
@NullMarked
package dev.skein.analysis.compare;

import org.jspecify.annotations.NullMarked;
