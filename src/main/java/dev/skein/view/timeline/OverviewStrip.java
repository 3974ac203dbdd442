package dev.skein.view.timeline;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.Occupancy;
import dev.skein.render.OverviewPainter;
import dev.skein.render.Palette;
import dev.skein.render.Raster;
import dev.skein.render.Viewport;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The whole trace in one strip: lanes per state over time, the part that is in view as a frame to
/// drag. A drag beside the frame zooms to it, a double click shows everything.
public final class OverviewStrip extends CanvasRegion {
    private static final int MAX_BUCKETS = 4096;
    private static final double GRIP_PX = 5;
    private static final double OUTSIDE_SHADE = 0.55;

    private final List<OverlayLayer> layers = new ArrayList<>();
    private @Nullable TimelineModel model;
    private @Nullable Newest newest;
    private @Nullable Occupancy occupancy;
    private @Nullable Image strip;
    private Palette palette = Palette.LIGHT;
    private Runnable onCounted = () -> {};
    private Drag drag = Drag.NONE;
    private double pressedX;
    private double draggedX;
    private Viewport pressedView = new Viewport(0, 1, 1, 0);

    private enum Drag {
        NONE,
        FRAME,
        LEFT_EDGE,
        RIGHT_EDGE,
        ZOOM
    }

    public OverviewStrip() {
        getStyleClass().add("overview");
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    void connect(TimelineModel timeline, Newest background) {
        model = timeline;
        newest = background;
        OpenTrace open = timeline.open();
        open.traceProperty().addListener((_, _, _) -> count());
        open.viewportProperty().addListener((_, _, _) -> repaint());
        open.selectionProperty().addListener((_, _, _) -> repaint());
        open.stateProperty().addListener((_, _, _) -> repaint());
        count();
    }

    void setOnCounted(Runnable action) {
        onCounted = action;
    }

    void add(OverlayLayer layer) {
        layers.add(layer);
        repaint();
    }

    void setPalette(Palette value) {
        palette = value;
        strip = null;
        repaint();
    }

    private void count() {
        Trace trace = model == null ? null : model.open().trace();
        if (newest != null && model != null && trace != null) {
            newest.refresh(
                    work -> Occupancy.of(trace, MAX_BUCKETS, work),
                    counted -> {
                        occupancy = counted;
                        strip = null;
                        onCounted.run();
                        repaint();
                    });
        }
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        TimelineModel timeline = model;
        graphics.setFill(Ink.color(palette.groundArgb()));
        graphics.fillRect(0, 0, width, height);
        Trace trace = timeline == null ? null : timeline.open().trace();
        if (timeline == null || trace == null) {
            return;
        }
        OpenTrace open = timeline.open();
        double nanosPerPx = Math.max(1, open.viewport().traceNanos()) / width;
        Occupancy counted = occupancy;
        if (counted != null) {
            graphics.drawImage(strip(trace, counted, width, height), 0, 0, width, height);
        }
        paintSelection(graphics, open, nanosPerPx, height);
        layers.forEach(layer -> layer.paint(graphics, palette, width, height));
        paintFrame(graphics, open, nanosPerPx, width, height);
        Viewport whole = new Viewport(0, nanosPerPx, (int) width, open.viewport().traceNanos());
        BracketTicks.paint(
                graphics, palette, BracketShapes.of(open.brackets().shown(), whole), height);
        if (drag == Drag.ZOOM) {
            graphics.setFill(Ink.color(palette.selectionArgb(), 0.25));
            graphics.fillRect(
                    Math.min(pressedX, draggedX), 0, Math.abs(draggedX - pressedX), height);
        }
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(0, height - 1, width, 1);
    }

    /// The picture of the whole trace, painted again only when it looks different.
    private Image strip(Trace trace, Occupancy counted, double width, double height) {
        int pixelsWide = (int) Math.ceil(width * oversampling());
        int pixelsHigh = (int) Math.ceil(height * oversampling());
        Image known = strip;
        if (known != null && known.getWidth() == pixelsWide && known.getHeight() == pixelsHigh) {
            return known;
        }
        Raster raster = Raster.of(pixelsWide, pixelsHigh);
        OverviewPainter.paint(trace, counted, palette, oversampling(), raster);
        WritableImage fresh = new WritableImage(pixelsWide, pixelsHigh);
        fresh.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        pixelsWide,
                        pixelsHigh,
                        PixelFormat.getIntArgbInstance(),
                        raster.pixels(),
                        0,
                        raster.stride());
        strip = fresh;
        return fresh;
    }

    private void paintSelection(
            GraphicsContext graphics, OpenTrace open, double nanosPerPx, double height) {
        Selection selection = open.selectionProperty().get();
        if (selection != null) {
            double left = selection.range().startNanos() / nanosPerPx;
            double right = selection.range().endNanos() / nanosPerPx;
            graphics.setFill(Ink.color(palette.selectionArgb(), 0.35));
            graphics.fillRect(left, 0, Math.max(2, right - left), height);
        }
    }

    private void paintFrame(
            GraphicsContext graphics,
            OpenTrace open,
            double nanosPerPx,
            double width,
            double height) {
        TimeRange visible = open.viewport().visibleTrace();
        double left = visible.startNanos() / nanosPerPx;
        double right = Math.max(left + 2, visible.endNanos() / nanosPerPx);
        boolean everything = left < 0.5 && right > width - 0.5;
        if (everything) {
            return;
        }
        graphics.setFill(Ink.color(palette.groundArgb(), OUTSIDE_SHADE));
        graphics.fillRect(0, 0, left, height);
        graphics.fillRect(right, 0, width - right, height);
        graphics.setStroke(Ink.color(palette.selectionArgb()));
        graphics.setLineWidth(1.5);
        graphics.strokeRect(left, 0.75, right - left, height - 2.5);
        graphics.setFill(Ink.color(palette.selectionArgb()));
        graphics.fillRoundRect(left - 2, height / 2 - 7, 4, 14, 3, 3);
        graphics.fillRoundRect(right - 2, height / 2 - 7, 4, 14, 3, 3);
    }

    /// Lanes alive at the beginning, at the end and at most, `212 → 9,840`, for the label beside
    /// the strip; empty before they are counted.
    String aliveText() {
        Occupancy counted = occupancy;
        if (counted == null) {
            return "";
        }
        int first = counted.aliveMin(0);
        int last = counted.aliveMax(counted.buckets() - 1);
        int max = counted.mostAlive();
        return max > Math.max(first, last)
                ? String.format(Locale.ROOT, "%,d → %,d, max %,d", first, last, max)
                : String.format(Locale.ROOT, "%,d → %,d", first, last);
    }

    private double nanosPerPx() {
        return model == null
                ? 1
                : Math.max(1, model.open().viewport().traceNanos()) / Math.max(1, getWidth());
    }

    private Drag gripAt(double x) {
        if (model == null) {
            return Drag.NONE;
        }
        TimeRange visible = model.open().viewport().visibleTrace();
        double left = visible.startNanos() / nanosPerPx();
        double right = visible.endNanos() / nanosPerPx();
        if (left < 0.5 && right > getWidth() - 0.5) {
            return Drag.ZOOM;
        }
        if (Math.abs(x - left) <= GRIP_PX) {
            return Drag.LEFT_EDGE;
        }
        if (Math.abs(x - right) <= GRIP_PX) {
            return Drag.RIGHT_EDGE;
        }
        return x > left && x < right ? Drag.FRAME : Drag.ZOOM;
    }

    private void moved(MouseEvent event) {
        setCursor(
                switch (gripAt(event.getX())) {
                    case LEFT_EDGE, RIGHT_EDGE -> Cursor.H_RESIZE;
                    case FRAME -> Cursor.OPEN_HAND;
                    case ZOOM, NONE -> Cursor.DEFAULT;
                });
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || model == null) {
            return;
        }
        if (event.getClickCount() == 2) {
            drag = Drag.NONE;
            model.fitAll();
            return;
        }
        drag = gripAt(event.getX());
        pressedX = event.getX();
        draggedX = event.getX();
        pressedView = model.open().viewport();
    }

    private void dragged(MouseEvent event) {
        TimelineModel timeline = model;
        if (timeline == null || drag == Drag.NONE) {
            return;
        }
        draggedX = Math.clamp(event.getX(), 0, getWidth());
        long by = Math.round((draggedX - pressedX) * nanosPerPx());
        TimeRange was = pressedView.visibleTrace();
        switch (drag) {
            case FRAME ->
                    timeline.open()
                            .navigate(pressedView.pan(by / pressedView.nanosPerPx()), "overview");
            case LEFT_EDGE -> show(timeline, was.startNanos() + by, was.endNanos());
            case RIGHT_EDGE -> show(timeline, was.startNanos(), was.endNanos() + by);
            case ZOOM, NONE -> repaint();
        }
    }

    private static void show(TimelineModel timeline, long oneEdge, long otherEdge) {
        TimeRange wanted =
                new TimeRange(Math.min(oneEdge, otherEdge), Math.max(oneEdge, otherEdge) + 1);
        timeline.showExactly(wanted, "overview");
    }

    private void released(MouseEvent event) {
        TimelineModel timeline = model;
        boolean zooming = drag == Drag.ZOOM;
        drag = Drag.NONE;
        if (timeline != null && zooming) {
            if (Math.abs(draggedX - pressedX) < 3) {
                long centre = Math.round(draggedX * nanosPerPx());
                timeline.open()
                        .navigate(
                                timeline.open().viewport().centre(new TimeRange(centre, centre)),
                                "");
            } else {
                timeline.fit(
                        new TimeRange(
                                Math.round(Math.min(pressedX, draggedX) * nanosPerPx()),
                                Math.round(Math.max(pressedX, draggedX) * nanosPerPx())));
            }
        }
        repaint();
    }
}
