package dev.skein.view.timeline;

import dev.skein.render.Palette;
import javafx.scene.canvas.GraphicsContext;

/// Something that another area draws over the lanes, below the selection: arrows, brackets.
///
/// Add it with [TimelineController#addLayer]; after a change of one's own ask for
/// [TimelineController#repaintLayers].
@FunctionalInterface
public interface OverlayLayer {
    /// Paints in logical pixels of the lane area; positions come from the viewport and
    /// [TimelineModel#lanes()]. UI thread.
    void paint(GraphicsContext graphics, Palette palette, double widthPx, double heightPx);
}
