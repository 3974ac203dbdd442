/// The panels that speak about the selection: one interval with its reason, owner and stack, and
/// the sums over the selected time and lanes.
@NullMarked
package dev.skein.view.inspector;

import org.jspecify.annotations.NullMarked;
