package dev.skein.analysis;

import java.util.List;

/// What the density engine found, all classes together, in order of time.
///
/// @param largestBelow how many times the usual the busiest window held that is no hit; 0 for none
record DensityResult(List<FindingDraft> findings, double largestBelow) {}
