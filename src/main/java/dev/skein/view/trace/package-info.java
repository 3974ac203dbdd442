/// The opened trace as all areas of the window share it: what is loaded, what is visible, selected,
/// hovered, filtered, and the history of views.
///
/// Uses `javafx.base` properties only, so everything here is tested without a toolkit. Areas
/// observe [dev.skein.view.trace.OpenTrace] and never each other.
@NullMarked
package dev.skein.view.trace;

import org.jspecify.annotations.NullMarked;
