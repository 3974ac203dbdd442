/// What all readers share: how a format is recognised and read, where its bytes come from, how
/// oddities are counted.
///
/// One sub-package per format; they never know each other, and what two of them need moves up here.
/// Start reading at [dev.skein.format.TraceFormat] and [dev.skein.format.TraceOpener].
@NullMarked
package dev.skein.format;

import org.jspecify.annotations.NullMarked;
