package dev.skein.view.density;

import dev.skein.model.Trace;
import dev.skein.render.DensityBoard;
import dev.skein.render.DensityRows;
import dev.skein.render.Palette;
import dev.skein.render.Viewport;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.RasterImage;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// The density picture itself, with the selection and what is being dragged over it.
public final class DensityArea extends CanvasRegion {
    private static final double SELECTED_FILL = 0.12;

    private @Nullable DensityModel model;
    private Palette palette = Palette.LIGHT;
    private @Nullable RasterImage picture;
    private double @Nullable [] drag;
    private boolean draggingBaseline;
    private double pointerX = -1;
    private int hoverRow = DensityRows.NONE;

    public DensityArea() {
        getStyleClass().add("density-area");
    }

    void connect(DensityModel density) {
        model = density;
        OpenTrace open = density.open();
        density.countedProperty().addListener((_, _, _) -> repaint());
        density.kindCutProperty().addListener((_, _, _) -> repaint());
        density.groupCutProperty().addListener((_, _, _) -> repaint());
        density.topPxProperty().addListener((_, _, _) -> repaint());
        density.roomPxProperty().addListener((_, _, _) -> repaint());
        open.viewportProperty().addListener((_, _, _) -> repaint());
        open.selectionProperty().addListener((_, _, _) -> repaint());
        open.baselineProperty().addListener((_, _, _) -> repaint());
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    /// Shows the rectangle being dragged, `{x1, y1, x2, y2}`, or none.
    void setDrag(double @Nullable [] corners, boolean baseline) {
        drag = corners;
        draggingBaseline = baseline;
        repaint();
    }

    /// Marks a moment and a row; -1 and [DensityRows#NONE] for none.
    void setHover(double x, int row) {
        if (x != pointerX || row != hoverRow) {
            pointerX = x;
            hoverRow = row;
            repaint();
        }
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        graphics.setFill(Ink.color(palette.groundArgb()));
        graphics.fillRect(0, 0, width, height);
        DensityModel density = model;
        Trace trace = density == null ? null : density.open().trace();
        if (density == null || trace == null) {
            return;
        }
        DensityBoard board = density.board();
        if (board != null) {
            paintBoard(graphics, board, density, width, height);
        }
        DensityRows rows = density.rows();
        paintLines(graphics, rows, width);
        OpenTrace open = density.open();
        paintSelected(graphics, open, open.baselineProperty().get(), height, true);
        paintSelected(graphics, open, open.selectionProperty().get(), height, false);
        paintHover(graphics, rows, width, height);
        paintDrag(graphics);
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(0, height - 1, width, 1);
    }

    private void paintBoard(
            GraphicsContext graphics,
            DensityBoard board,
            DensityModel density,
            double width,
            double height) {
        double scale = deviceScale();
        int pixelsWide = Math.max(1, (int) Math.ceil(width * scale));
        int pixelsHigh = Math.max(1, (int) Math.ceil(height * scale));
        RasterImage shown = picture;
        if (shown == null || !shown.fits(pixelsWide, pixelsHigh)) {
            shown = new RasterImage(pixelsWide, pixelsHigh);
            picture = shown;
        }
        Viewport view = density.open().viewport().withWidth((int) Math.ceil(width));
        board.paint(view, density.rows(), scale, palette, shown.raster());
        shown.changed();
        graphics.setImageSmoothing(false);
        graphics.drawImage(shown.image(), 0, 0, pixelsWide / scale, pixelsHigh / scale);
    }

    private void paintLines(GraphicsContext graphics, DensityRows rows, double width) {
        graphics.setFill(Ink.color(palette.lineArgb(), 0.45));
        for (int row = 0; row < DensityRows.OCCUPANCY; row++) {
            graphics.fillRect(0, rows.topPx(row) + rows.heightPx(row) - 1, width, 1);
        }
        if (rows.groupsPx() > 0) {
            graphics.fillRect(0, rows.groupsTopPx() - 2, width, 1);
        }
    }

    private void paintSelected(
            GraphicsContext graphics,
            OpenTrace open,
            @Nullable Selection selection,
            double height,
            boolean baseline) {
        if (selection == null) {
            return;
        }
        double left = Math.max(-2, open.viewport().xAt(selection.range().startNanos()));
        double right = Math.min(getWidth() + 2, open.viewport().xAt(selection.range().endNanos()));
        if (right <= left) {
            return;
        }
        graphics.setFill(
                Ink.color(baseline ? palette.textArgb() : palette.selectionArgb(), SELECTED_FILL));
        graphics.fillRect(left, 0, right - left, height);
        graphics.setStroke(Ink.color(baseline ? palette.dimTextArgb() : palette.selectionArgb()));
        graphics.setLineWidth(baseline ? 1 : 2);
        graphics.setLineDashes(baseline ? new double[] {4, 3} : new double[0]);
        graphics.strokeLine(left, 0, left, height);
        graphics.strokeLine(right, 0, right, height);
        graphics.setLineDashes();
    }

    private void paintHover(
            GraphicsContext graphics, DensityRows rows, double width, double height) {
        if (pointerX < 0) {
            return;
        }
        graphics.setFill(Ink.color(palette.textArgb(), 0.35));
        graphics.fillRect(Math.floor(pointerX), 0, 1, height);
        if (hoverRow != DensityRows.NONE) {
            graphics.setStroke(Ink.color(palette.textArgb(), 0.5));
            graphics.setLineWidth(1);
            double top = rows.topPx(hoverRow) - 0.5;
            graphics.strokeRect(-1, top, width + 2, rows.heightPx(hoverRow));
        }
    }

    private void paintDrag(GraphicsContext graphics) {
        double[] corners = drag;
        if (corners == null) {
            return;
        }
        int argb = draggingBaseline ? palette.dimTextArgb() : palette.selectionArgb();
        double left = Math.min(corners[0], corners[2]);
        double top = Math.min(corners[1], corners[3]);
        double wide = Math.abs(corners[2] - corners[0]);
        double high = Math.abs(corners[3] - corners[1]);
        graphics.setFill(Ink.color(argb, 2 * SELECTED_FILL));
        graphics.fillRect(left, top, wide, high);
        graphics.setStroke(Ink.color(argb));
        graphics.setLineWidth(1);
        graphics.strokeRect(left + 0.5, top + 0.5, wide, high);
    }
}
