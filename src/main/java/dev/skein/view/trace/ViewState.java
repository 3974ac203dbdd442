package dev.skein.view.trace;

import dev.skein.render.Viewport;

/// Everything that undo of the view restores.
///
/// @param topPx how far the lanes are scrolled, in logical pixels
/// @param rowPx height of a lane's row in logical pixels
public record ViewState(Viewport viewport, Arrangement arrangement, double topPx, int rowPx) {}
