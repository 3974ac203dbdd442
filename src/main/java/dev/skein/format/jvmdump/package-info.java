/// Thread dumps of the Java platform as text: HotSpot's own, `ThreadInfo`'s, and those that
/// `jcmd Thread.dump_to_file` writes.
///
/// What the forms look like is in `docs/formats/dumps.md`. Start reading at
/// [dev.skein.format.jvmdump.HotSpotDumps].
@NullMarked
package dev.skein.format.jvmdump;

import org.jspecify.annotations.NullMarked;
