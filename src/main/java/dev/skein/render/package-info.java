/// Pictures of a trace without a toolkit: viewport arithmetic, the vertical order of lanes,
/// palettes, painters into `int[]` rasters, and the draw list that window, PNG, SVG and tests
/// share.
///
/// Nothing here knows JavaFX or AWT, and nothing here keeps state between two pictures. Start
/// reading at `Viewport`, `LaneRows` and `LanePainter`.
@NullMarked
package dev.skein.render;

import org.jspecify.annotations.NullMarked;
