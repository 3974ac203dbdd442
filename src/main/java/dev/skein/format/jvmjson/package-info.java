/// Thread dumps of the Java platform as JSON: `jcmd Thread.dump_to_file -format=json` and Spring
/// Actuator's `/threaddump`.
///
/// Read as a stream of tokens, because a million virtual threads make more than a gigabyte. What
/// the forms look like is in `docs/formats/dumps.md`. Start reading at
/// [dev.skein.format.jvmjson.JdkJsonDumps].
@NullMarked
package dev.skein.format.jvmjson;

import org.jspecify.annotations.NullMarked;
