/// Everything Skein knows about one opened trace: lanes, their state intervals and points, stacks,
/// ranges, counters.
///
/// Bulk data lives in columns of primitives; a [dev.skein.model.Trace] is an immutable snapshot
/// that a [dev.skein.model.TraceBuilder] publishes while a reader still appends. No I/O, no format,
/// no toolkit here. Start reading at `Trace`, then `IntervalStore`.
@NullMarked
package dev.skein.model;

import org.jspecify.annotations.NullMarked;
