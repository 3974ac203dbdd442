/// The density picture between ruler and lanes: rows of event kinds, the occupancy band and rows of
/// groups on the time axis of the lanes, its legends, and brushing.
///
/// Counting lies in `query`, painting in [dev.skein.render.DensityBoard]. Start reading at
/// [dev.skein.view.density.DensityModel].
@NullMarked
package dev.skein.view.density;

import org.jspecify.annotations.NullMarked;
