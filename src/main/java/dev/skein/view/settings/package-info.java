/// The settings pane: what a user may change, each taking effect at once.
///
/// The values live in [dev.skein.view.Preferences]; the program around the window keeps them in a
/// file.
@NullMarked
package dev.skein.view.settings;

import org.jspecify.annotations.NullMarked;
