/// Marks and notes on the time axis: made with a key, drawn in ruler, overview and lanes.
///
/// They are kept by `view.session`; here is only how they are made, walked and drawn. Start reading
/// at [dev.skein.view.marks.MarksModel].
@NullMarked
package dev.skein.view.marks;

import org.jspecify.annotations.NullMarked;
