package dev.skein.analysis;

import java.util.List;

/// What the density engine found, all classes together, in order of time.
record DensityResult(List<FindingDraft> findings) {}
