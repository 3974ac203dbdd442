package dev.skein.render;

import dev.skein.model.Trace;
import dev.skein.query.GroupShares;
import org.jspecify.annotations.Nullable;

/// Everything that decides what the lane area looks like: an order to [LanePainter].
///
/// @param viewport in logical pixels
/// @param scrollPx content position of the topmost scrolled row's edge, logical pixels; pinned rows
///     do not move
/// @param deviceScale device pixels per logical pixel: 1, 1.25, 1.5, 2
/// @param fidelity `DRAFT` while the view moves, `EXACT` when it rests
/// @param groupShares for the headers of groups, null while not worked out
public record LanePicture(
        Trace trace,
        LaneRows rows,
        Viewport viewport,
        double scrollPx,
        double deviceScale,
        Palette palette,
        ColourMode mode,
        Fidelity fidelity,
        @Nullable GroupShares groupShares) {

    /// A picture whose group headers are plain.
    public LanePicture(
            Trace trace,
            LaneRows rows,
            Viewport viewport,
            double scrollPx,
            double deviceScale,
            Palette palette,
            ColourMode mode,
            Fidelity fidelity) {
        this(trace, rows, viewport, scrollPx, deviceScale, palette, mode, fidelity, null);
    }

    /// The same picture with what the lanes of each group do in its header.
    ///
    /// @param shares of the groups of [LaneRows#groups()], in that order
    public LanePicture with(GroupShares shares) {
        return new LanePicture(
                trace, rows, viewport, scrollPx, deviceScale, palette, mode, fidelity, shares);
    }

    /// How coarse an index may be that a picture is read from.
    public enum Fidelity {
        /// At most a pixel wide: 93 to 97 of 100 colours are right.
        DRAFT,
        /// At most a quarter of a pixel wide: more than 99 of 100 colours are right, none more than
        /// 5 points of share off.
        EXACT
    }

    public LanePicture with(Viewport newViewport) {
        return new LanePicture(
                trace,
                rows,
                newViewport,
                scrollPx,
                deviceScale,
                palette,
                mode,
                fidelity,
                groupShares);
    }

    public LanePicture with(Fidelity newFidelity) {
        return new LanePicture(
                trace,
                rows,
                viewport,
                scrollPx,
                deviceScale,
                palette,
                mode,
                newFidelity,
                groupShares);
    }
}
