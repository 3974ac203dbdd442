/// The rules that turn a trace into findings: event streams, the density engine, leaks, groups of
/// stacks, locks, runtime.
///
/// Pure functions over [dev.skein.model.Trace], the same for every format; no toolkit, no drawing,
/// no I/O. Start reading at [dev.skein.analysis.Analysis]; a rule is one small stateless
/// [dev.skein.analysis.Rule], and what it says is a [dev.skein.analysis.Finding].
@NullMarked
package dev.skein.analysis;

import org.jspecify.annotations.NullMarked;
