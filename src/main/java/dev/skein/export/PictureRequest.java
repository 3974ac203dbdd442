package dev.skein.export;

import dev.skein.analysis.Report;
import dev.skein.model.TimeRange;
import dev.skein.query.LaneFilter;
import dev.skein.query.LaneSort;
import dev.skein.render.Palette;
import org.jspecify.annotations.Nullable;

/// What a picture for a report shall show.
///
/// @param report what the analysis found, for annotations; null leaves them out
/// @param caption above the picture; empty for the name of the file
/// @param window at most the trace
/// @param maxLanes how many lanes are drawn at most
/// @param maxFindings how many findings are numbered at most
/// @param maxStacks how many stacks are listed at most
/// @param density whether events by kind are drawn over time
/// @param widthPx logical pixels
/// @param scale device pixels per logical pixel where lanes are drawn as an image
/// @param product name and version of the program, for the foot
public record PictureRequest(
        Recording recording,
        @Nullable Report report,
        String caption,
        TimeRange window,
        LaneFilter filter,
        LaneSort sort,
        int maxLanes,
        int maxFindings,
        int maxStacks,
        boolean density,
        int widthPx,
        double scale,
        Palette palette,
        Privacy privacy,
        String product) {
    private static final int USUAL_LANES = 40;
    private static final int USUAL_FINDINGS = 9;
    private static final int USUAL_STACKS = 5;
    private static final int USUAL_WIDTH_PX = 1600;

    /// The whole recording in the usual order and size.
    public static PictureRequest of(Recording recording, @Nullable Report report, String product) {
        return new PictureRequest(
                recording,
                report,
                "",
                recording.trace().range(),
                LaneFilter.ALL,
                LaneSort.BY_SCORE,
                USUAL_LANES,
                USUAL_FINDINGS,
                USUAL_STACKS,
                true,
                USUAL_WIDTH_PX,
                2,
                Palette.LIGHT,
                Privacy.OPEN,
                product);
    }

    public PictureRequest withCaption(String text) {
        return new PictureRequest(
                recording,
                report,
                text,
                window,
                filter,
                sort,
                maxLanes,
                maxFindings,
                maxStacks,
                density,
                widthPx,
                scale,
                palette,
                privacy,
                product);
    }

    public PictureRequest withWindow(TimeRange range) {
        return new PictureRequest(
                recording,
                report,
                caption,
                range,
                filter,
                sort,
                maxLanes,
                maxFindings,
                maxStacks,
                density,
                widthPx,
                scale,
                palette,
                privacy,
                product);
    }

    public PictureRequest withLanes(LaneFilter chosen, LaneSort order, int most) {
        return new PictureRequest(
                recording,
                report,
                caption,
                window,
                chosen,
                order,
                most,
                maxFindings,
                maxStacks,
                density,
                widthPx,
                scale,
                palette,
                privacy,
                product);
    }

    public PictureRequest withLook(int newWidthPx, double newScale, Palette colours) {
        return new PictureRequest(
                recording,
                report,
                caption,
                window,
                filter,
                sort,
                maxLanes,
                maxFindings,
                maxStacks,
                density,
                newWidthPx,
                newScale,
                colours,
                privacy,
                product);
    }

    public PictureRequest withPrivacy(Privacy names) {
        return new PictureRequest(
                recording,
                report,
                caption,
                window,
                filter,
                sort,
                maxLanes,
                maxFindings,
                maxStacks,
                density,
                widthPx,
                scale,
                palette,
                names,
                product);
    }

    /// Which parts of the picture are wanted besides the lanes.
    public PictureRequest withParts(boolean rates, int findings, int stacks) {
        return new PictureRequest(
                recording, report, caption, window, filter, sort, maxLanes, findings, stacks, rates,
                widthPx, scale, palette, privacy, product);
    }
}
