/// Dumps of Kotlin coroutines: `DebugProbes.dumpCoroutines` and IntelliJ's.
///
/// What the forms look like is in `docs/formats/dumps.md`. Start reading at
/// [dev.skein.format.coroutinedump.CoroutineDumps].
@NullMarked
package dev.skein.format.coroutinedump;

import org.jspecify.annotations.NullMarked;
