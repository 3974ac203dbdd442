/// Questions asked of a trace: the lane filter language, sorting, grouping, search, exact sums over
/// a selection.
///
/// Pure functions over [dev.skein.model.Trace]; no toolkit, no format, no drawing.
@NullMarked
package dev.skein.query;

import org.jspecify.annotations.NullMarked;
