/// Repeated stacks of a selection: which code the lanes were in, grouped the way a person would
/// name it, and where on the lanes each group lies.
///
/// Pure functions over [dev.skein.model.Trace] into columns of primitives; no toolkit, no format.
/// Start reading at `StackGroups`, then `HitIndex` (a group's intervals) and `StackTree` (what an
/// icicle shows).
@NullMarked
package dev.skein.query.stacks;

import org.jspecify.annotations.NullMarked;
