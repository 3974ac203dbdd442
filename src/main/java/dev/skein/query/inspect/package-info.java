/// Questions about one interval, lane or lock: who woke it and whom it woke, what it waited for,
/// who held the lock, who created it, what led up to it.
///
/// Pure functions over [dev.skein.model.Trace] for the pages of an inspector. Start reading at
/// `Wakes` and `BlockingChain`.
@NullMarked
package dev.skein.query.inspect;

import org.jspecify.annotations.NullMarked;
