/// The panel of locks: who holds what and who waits, as a picture and as a table, deadlocks first.
/// Start reading at `LocksModel`.
@NullMarked
package dev.skein.view.locks;

import org.jspecify.annotations.NullMarked;
