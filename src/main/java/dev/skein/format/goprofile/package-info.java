/// Goroutine profiles: stacks with counts instead of goroutines, as text (`debug=1`) and in
/// pprof's binary form.
///
/// What the forms look like is in `docs/formats/dumps.md`. Start reading at
/// [dev.skein.format.goprofile.TextProfiles].
@NullMarked
package dev.skein.format.goprofile;

import org.jspecify.annotations.NullMarked;
