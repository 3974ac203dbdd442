/// What is different here: one part of a trace against the rest or against another part, in every
/// dimension at once, the largest differences of share first.
///
/// Start reading at `Difference`.
@NullMarked
package dev.skein.query.difference;

import org.jspecify.annotations.NullMarked;
