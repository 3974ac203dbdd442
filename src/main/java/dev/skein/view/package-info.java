/// The JavaFX window: what its areas share, the preferences, themes, texts and the base of painted
/// regions.
///
/// One sub-package per area of the screen; areas know `view.trace` and `view.action`, not each
/// other, and `view.shell` puts them together. Start reading at
/// [dev.skein.view.trace.OpenTrace].
@NullMarked
package dev.skein.view;

import org.jspecify.annotations.NullMarked;
