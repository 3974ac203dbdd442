/// The screen of a series of dumps: a matrix of threads and dumps on a real time axis, what is
/// stuck, what changed between two dumps. Start reading at `SeriesModel`; `SeriesMatrix` paints.
@NullMarked
package dev.skein.view.series;

import org.jspecify.annotations.NullMarked;
