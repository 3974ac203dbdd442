/// Goroutine dumps as text: `debug=2`, crashes, SIGQUIT and `runtime.Stack`.
///
/// What the forms look like is in `docs/formats/dumps.md`. Start reading at
/// [dev.skein.format.godump.GoDumps].
@NullMarked
package dev.skein.format.godump;

import org.jspecify.annotations.NullMarked;
