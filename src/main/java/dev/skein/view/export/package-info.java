/// The export dialog: what a picture for a report shall show, a preview of it, and where it goes.
///
/// Start reading at [dev.skein.view.export.ExportModel]; it has no toolkit node, and the program
/// hands in who paints and writes.
@NullMarked
package dev.skein.view.export;

import org.jspecify.annotations.NullMarked;
