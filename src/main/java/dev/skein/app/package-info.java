/// `main`, the commands of the command line, settings, wiring: the one place that knows every other
/// package.
///
/// Start reading at [dev.skein.app.Main]; the list of input formats is
/// [dev.skein.app.BuiltInFormats].
@NullMarked
package dev.skein.app;

import org.jspecify.annotations.NullMarked;
