package dev.skein.export;

import dev.skein.model.LaneState;
import dev.skein.model.RangeKind;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.Occupancy;
import dev.skein.render.DrawList;
import dev.skein.render.DrawTarget.Anchor;
import dev.skein.render.DrawTarget.TextStyle;
import dev.skein.render.OccupancyPainter;
import dev.skein.render.OverviewPainter;
import dev.skein.render.Palette;
import dev.skein.render.RangeColumns;
import dev.skein.render.Raster;
import dev.skein.render.RulerTicks;
import dev.skein.render.Viewport;
import dev.skein.task.Work;
import java.util.List;
import java.util.Locale;

/// Puts everything a [PictureModel] says into one drawing, top to bottom: title, facts, warnings,
/// the whole recording, the axis, lanes over time, the lanes, what the colours mean with their
/// times, the numbered findings, the stacks, the product.
public final class PictureLayout {
    private static final int MARGIN_PX = 20;
    private static final int MIN_WIDTH_PX = 480;
    private static final double NAMES_SHARE = 0.22;
    private static final int OVERVIEW_PX = 36;
    private static final int BAND_PX = 48;
    private static final int RULER_PX = 22;
    private static final int BADGES_PX = 20;
    private static final int LINE_PX = 18;
    private static final double TITLE_SIZE = 20;
    private static final double TEXT_SIZE = 12;
    private static final double SMALL_SIZE = 11;
    private static final double FOOT_SIZE = 10.67; // 8 pt
    private static final int LOSS_ARGB = 0xffB3261E;
    private static final int DARK_LOSS_ARGB = 0xffFF8A80;
    private static final int PAUSE_ALPHA = 0x50000000;
    private static final int SWATCH_PX = 12;
    private static final int BUCKETS = 2_048;

    private final PictureModel model;
    private final Trace trace;
    private final Palette palette;
    private final Work work;
    private final DrawList out = new DrawList();
    private final int widthPx;
    private final int lanesX;
    private final Viewport viewport;
    private double y = MARGIN_PX;
    private double rulerY;
    private double lanesY;
    private double swatchX;

    /// A finished drawing and where its lanes are.
    ///
    /// @param lanesX left edge of the time axis
    /// @param rulerY upper edge of the axis
    /// @param lanesY upper edge of the first lane
    /// @param rowPx height of a lane
    public record Drawing(
            DrawList list,
            int widthPx,
            int heightPx,
            int lanesX,
            int lanesWidthPx,
            int rulerY,
            int lanesY,
            int laneCount,
            int rowPx) {}

    private PictureLayout(PictureModel model, Work work) {
        this.model = model;
        this.trace = model.request().recording().trace();
        this.palette = model.request().palette();
        this.work = work;
        this.widthPx = Math.max(MIN_WIDTH_PX, model.request().widthPx());
        this.lanesX = MARGIN_PX + (int) (widthPx * NAMES_SHARE);
        TimeRange window = model.request().window();
        int width = widthPx - MARGIN_PX - lanesX;
        double scale = Math.max(1, window.durationNanos()) / (double) width;
        this.viewport = new Viewport(window.startNanos(), scale, width, trace.durationNanos());
    }

    /// @param maxShapes at most this many shapes; lanes become an image where they need more
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static Drawing draw(PictureModel model, int maxShapes, Work work) {
        return new PictureLayout(model, work).draw(maxShapes);
    }

    private Drawing draw(int maxShapes) {
        DrawList body = out;
        head();
        overview();
        axis();
        band();
        kinds();
        badges();
        lanes(maxShapes);
        legend();
        findings();
        stacks();
        foot();
        int height = (int) Math.ceil(y + MARGIN_PX / 2.0);
        DrawList whole = new DrawList();
        whole.rect(0, 0, widthPx, height, palette.groundArgb());
        body.replay(whole);
        return new Drawing(
                whole,
                widthPx,
                height,
                lanesX,
                viewport.widthPx(),
                (int) rulerY,
                (int) lanesY,
                model.lanes().size(),
                LaneShapes.ROW_PX);
    }

    private void head() {
        double room = widthPx - 2.0 * MARGIN_PX;
        for (String line : TextFit.wrap(model.title(), TITLE_SIZE, true, room)) {
            y += TITLE_SIZE;
            out.text(MARGIN_PX, y, line, style(TITLE_SIZE, palette.textArgb()).bolder());
            y += 6;
        }
        y += 2;
        model.facts().forEach(line -> paragraph(line, TEXT_SIZE, palette.dimTextArgb(), false));
        int alarm = palette.dark() ? DARK_LOSS_ARGB : LOSS_ARGB;
        for (String warning : model.warnings()) {
            boolean lost = !warning.startsWith("limits: ");
            paragraph(warning, TEXT_SIZE, lost ? alarm : palette.dimTextArgb(), lost);
        }
        y += 8;
    }

    private void paragraph(String text, double size, int argb, boolean bold) {
        TextStyle plain = style(size, argb);
        for (String line : TextFit.wrap(text, size, bold, widthPx - 2.0 * MARGIN_PX)) {
            out.text(MARGIN_PX, y + size, line, bold ? plain.bolder() : plain);
            y += LINE_PX;
        }
    }

    private static TextStyle style(double size, int argb) {
        return TextStyle.of(size, argb);
    }

    private void overview() {
        work.checkCancelled();
        Occupancy occupancy = Occupancy.of(trace, BUCKETS, work);
        double scale = model.request().scale();
        Raster raster =
                Raster.of(
                        (int) Math.round(viewport.widthPx() * scale),
                        (int) Math.round(OVERVIEW_PX * scale));
        OverviewPainter.paint(trace, occupancy, palette, scale, raster);
        out.image(lanesX, y, viewport.widthPx(), OVERVIEW_PX, raster);
        sideText("whole recording", y + 13, palette.textArgb());
        String most = String.format(Locale.ROOT, "%,d", occupancy.mostAlive());
        sideText("lanes alive (line), at most " + most, y + 28, palette.dimTextArgb());
        Viewport whole = OverviewPainter.viewport(trace, viewport.widthPx());
        TimeRange window = model.request().window();
        double left = whole.xAt(window.startNanos());
        double right = Math.max(left + 2, whole.xAt(window.endNanos()));
        out.frame(lanesX + left, y, right - left, OVERVIEW_PX, 1.5, palette.selectionArgb());
        y += OVERVIEW_PX + 6;
    }

    private void sideText(String text, double baseline, int argb) {
        double room = lanesX - MARGIN_PX - 12.0;
        out.text(
                lanesX - 8,
                baseline,
                TextFit.cut(text, SMALL_SIZE, room),
                style(SMALL_SIZE, argb).at(Anchor.RIGHT));
    }

    private void axis() {
        rulerY = y;
        RulerTicks ruler = RulerTicks.of(viewport, PictureModel.clock(model.request()), 100);
        double bottom = y + RULER_PX;
        out.line(lanesX, bottom, lanesX + viewport.widthPx(), bottom, 1, palette.dimTextArgb());
        boolean labelled = false;
        for (RulerTicks.Tick tick : ruler.ticks()) {
            if (tick.xPx() < 0 || tick.xPx() > viewport.widthPx()) {
                continue;
            }
            double x = lanesX + tick.xPx();
            out.line(x, bottom - (tick.isMinor() ? 3 : 6), x, bottom, 1, palette.dimTextArgb());
            double width = TextFit.widthPx(tick.label(), SMALL_SIZE, tick.full(), false);
            if (!tick.isMinor() && tick.xPx() + width + 4 < viewport.widthPx()) {
                labelled |= tick.full();
                TextStyle plain = style(SMALL_SIZE, palette.textArgb());
                out.text(x + 3, bottom - 8, tick.label(), tick.full() ? plain.bolder() : plain);
            }
        }
        String from = labelled ? "time since the first event" : "time, + after " + ruler.base();
        sideText(from, bottom - 6, palette.dimTextArgb());
        y = bottom + 2;
    }

    private void band() {
        work.checkCancelled();
        double scale = model.request().scale();
        Viewport device = viewport.scaled(scale);
        TimeRange window = model.request().window();
        long bucket = Occupancy.bucketNanos(window.durationNanos(), BUCKETS);
        Occupancy occupancy = Occupancy.of(trace, window, bucket, work);
        Raster raster = Raster.of(device.widthPx(), (int) Math.round(BAND_PX * scale));
        int most = Math.max(1, occupancy.mostAlive());
        OccupancyPainter.paint(occupancy, device, most, palette, raster);
        out.image(lanesX, y, viewport.widthPx(), BAND_PX, raster);
        sideText("lanes by state, all threads", y + 13, palette.textArgb());
        sideText(
                String.format(Locale.ROOT, "scale 0 – %,d lanes", most),
                y + 28,
                palette.dimTextArgb());
        y += BAND_PX;
    }

    private void kinds() {
        if (model.request().density()) {
            work.checkCancelled();
            double room = lanesX - MARGIN_PX - 12.0;
            y += 2;
            y +=
                    new KindRows(model, viewport, work)
                            .draw(lanesX, y, room, model.request().scale(), out);
        }
    }

    /// Where each numbered finding lies in time.
    private void badges() {
        double free = lanesX;
        for (PictureModel.Annotation note : model.annotations()) {
            double left = lanesX + clampedX(note.range().startNanos());
            double right = Math.max(left + 3, lanesX + clampedX(note.range().endNanos()));
            out.rect(left, y + BADGES_PX - 4, right - left, 3, palette.anomalyArgb());
            double at = Math.max(free, Math.min(left, lanesX + viewport.widthPx() - 16.0));
            out.rect(at, y + 1, 16, 14, palette.anomalyArgb());
            out.text(
                    at + 8,
                    y + 12,
                    String.valueOf(note.number()),
                    style(SMALL_SIZE, 0xffFFFFFF).bolder().at(Anchor.CENTRE));
            free = at + 18;
        }
        if (!model.annotations().isEmpty()) {
            sideText("findings", y + 13, palette.dimTextArgb());
        }
        y += model.annotations().isEmpty() ? 4 : BADGES_PX;
    }

    private double clampedX(long nanos) {
        return Math.clamp(viewport.xAt(nanos), 0, viewport.widthPx());
    }

    private void lanes(int maxShapes) {
        work.checkCancelled();
        lanesY = y;
        new LaneShapes(model, viewport).draw(lanesX, y, maxShapes, out);
        int row = 0;
        for (PictureModel.PictureLane lane : model.lanes()) {
            laneHead(lane, y + row++ * LaneShapes.ROW_PX);
        }
        double height = row * (double) LaneShapes.ROW_PX;
        columns(RangeColumns.pauses(trace, viewport), palette.argb(LaneState.GC), height);
        columns(
                RangeColumns.of(trace, viewport, kind -> kind == RangeKind.DATA_LOSS),
                LOSS_ARGB,
                height);
        frames();
        y += height + 10;
    }

    private void laneHead(PictureModel.PictureLane lane, double top) {
        double room = lanesX - MARGIN_PX - 12.0;
        double sumWidth = TextFit.widthPx(lane.sum(), SMALL_SIZE, false, false);
        out.text(
                MARGIN_PX,
                top + 13,
                TextFit.cut(lane.name(), TEXT_SIZE, room - sumWidth - 10),
                style(TEXT_SIZE, palette.textArgb()));
        out.text(
                lanesX - 8,
                top + 13,
                lane.sum(),
                style(SMALL_SIZE, palette.dimTextArgb()).at(Anchor.RIGHT));
    }

    private void columns(List<RangeColumns.Column> columns, int argb, double height) {
        int veil = (argb & 0xffffff) | PAUSE_ALPHA;
        for (RangeColumns.Column column : columns) {
            double width = column.rightPx() - column.leftPx();
            out.rect(lanesX + column.leftPx(), lanesY, width, height, veil);
        }
    }

    /// A frame around the lanes and the time of each finding.
    private void frames() {
        for (PictureModel.Annotation note : model.annotations()) {
            double left = lanesX + clampedX(note.range().startNanos()) - 1;
            double right = lanesX + clampedX(note.range().endNanos()) + 1;
            double width = Math.max(4, right - left);
            for (PictureModel.RowRun run : note.runs()) {
                double top = lanesY + run.first() * (double) LaneShapes.ROW_PX;
                double height = (run.last() - run.first() + 1) * (double) LaneShapes.ROW_PX;
                out.frame(left, top, width, height, 1.5, palette.anomalyArgb());
            }
        }
    }

    private void legend() {
        String over =
                String.format(
                        Locale.ROOT, "Time of %,d lanes in the window:", model.sums().lanes());
        double x = MARGIN_PX;
        out.text(x, y + TEXT_SIZE, over, style(TEXT_SIZE, palette.textArgb()).bolder());
        x += TextFit.widthPx(over, TEXT_SIZE, true, false) + 12;
        for (PictureModel.LegendEntry entry : model.legend()) {
            x = entry(x, palette.argb(entry.state()), PictureWords.legend(entry));
            if (palette.hatchAlways()) {
                hatch(entry.state());
            }
        }
        x = entry(x, palette.noEventArgb(), "alive, nothing recorded");
        if (!RangeColumns.pauses(trace, viewport).isEmpty()) {
            int veil = (palette.argb(LaneState.GC) & 0xffffff) | PAUSE_ALPHA;
            entry(x, veil, "all lanes stopped");
        }
        y += LINE_PX + 2;
        paragraph(model.shown(), TEXT_SIZE, palette.dimTextArgb(), false);
        y += 4;
    }

    private double entry(double from, int argb, String text) {
        double width = 18 + TextFit.widthPx(text, TEXT_SIZE, false, false) + 14;
        double x = from;
        if (x + width > widthPx - MARGIN_PX && x > MARGIN_PX) {
            x = MARGIN_PX;
            y += LINE_PX;
        }
        swatchX = x;
        out.rect(x, y + 1, SWATCH_PX, SWATCH_PX, argb);
        out.text(x + 18, y + TEXT_SIZE, text, style(TEXT_SIZE, palette.textArgb()));
        return x + width;
    }

    /// The hatch that a class has in print, on the swatch drawn last.
    private void hatch(LaneState state) {
        int ink = state == LaneState.OTHER ? 0xff808080 : 0xb0ffffff;
        double top = y + 1;
        double bottom = top + SWATCH_PX;
        double right = swatchX + SWATCH_PX;
        switch (state) {
            case READY, OTHER -> out.line(swatchX, bottom, right, top, 1, ink);
            case IO -> {
                out.line(swatchX + 4, top, swatchX + 4, bottom, 1, ink);
                out.line(swatchX + 8, top, swatchX + 8, bottom, 1, ink);
            }
            case GC -> {
                out.line(swatchX, bottom, right, top, 1, ink);
                out.line(swatchX, top, right, bottom, 1, ink);
            }
            case LOCK -> out.frame(swatchX, top, SWATCH_PX, SWATCH_PX, 1, palette.textArgb());
            case RUNNING, WAITING, SLEEPING -> {}
        }
    }

    private void findings() {
        for (PictureModel.Annotation note : model.annotations()) {
            out.rect(MARGIN_PX, y, 16, 14, palette.anomalyArgb());
            out.text(
                    MARGIN_PX + 8,
                    y + 11,
                    String.valueOf(note.number()),
                    style(SMALL_SIZE, 0xffFFFFFF).bolder().at(Anchor.CENTRE));
            double room = widthPx - 2.0 * MARGIN_PX - 24;
            for (String line : TextFit.wrap(note.text(), TEXT_SIZE, false, room)) {
                TextStyle text = style(TEXT_SIZE, palette.textArgb());
                out.text(MARGIN_PX + 24, y + TEXT_SIZE, line, text);
                y += LINE_PX;
            }
            y += 2;
        }
    }

    private void stacks() {
        if (model.stacks().isEmpty()) {
            return;
        }
        y += 4;
        out.text(
                MARGIN_PX,
                y + TEXT_SIZE,
                "Where lanes spent the window",
                style(TEXT_SIZE, palette.textArgb()).bolder());
        y += LINE_PX;
        for (PictureModel.StackRow stack : model.stacks()) {
            String numbers = PictureWords.stack(stack);
            double width = TextFit.widthPx(numbers, TEXT_SIZE, false, false);
            out.text(
                    MARGIN_PX + 0.0,
                    y + TEXT_SIZE,
                    TextFit.cut(stack.frames(), TEXT_SIZE, widthPx - 2.0 * MARGIN_PX - width - 16),
                    style(TEXT_SIZE, palette.textArgb()));
            out.text(
                    widthPx - MARGIN_PX,
                    y + TEXT_SIZE,
                    numbers,
                    style(TEXT_SIZE, palette.dimTextArgb()).at(Anchor.RIGHT));
            y += LINE_PX;
        }
    }

    private void foot() {
        y += 4;
        out.text(
                widthPx - MARGIN_PX,
                y + FOOT_SIZE,
                model.request().product(),
                style(FOOT_SIZE, palette.dimTextArgb()).at(Anchor.RIGHT));
        y += FOOT_SIZE + 2;
    }
}
