/// The signs of trouble as panels: live lanes with collections, processors, wait reasons, and who
/// starts whom; each a table that can be copied, the curve with a table beside it.
///
/// [dev.skein.view.signs.SignsModel] counts them in the background and knows no controls.
@NullMarked
package dev.skein.view.signs;

import org.jspecify.annotations.NullMarked;
