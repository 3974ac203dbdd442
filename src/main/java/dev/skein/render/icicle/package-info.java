/// The icicle: a call tree as rows of boxes, painted into a raster, labelled through a draw target,
/// and asked what is under a point.
///
/// Built on [dev.skein.query.stacks.StackTree], which holds the places; nothing here knows a
/// toolkit. Start reading at `IcicleView`.
@NullMarked
package dev.skein.render.icicle;

import org.jspecify.annotations.NullMarked;
