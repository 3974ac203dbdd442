/// The timeline: overview strip, ruler, lane headers, the lanes themselves, legend, and the
/// gestures on them.
///
/// [dev.skein.view.timeline.TimelineModel] holds the commands and needs no toolkit; the regions
/// paint what `render` works out. Start reading at the model.
@NullMarked
package dev.skein.view.timeline;

import org.jspecify.annotations.NullMarked;
