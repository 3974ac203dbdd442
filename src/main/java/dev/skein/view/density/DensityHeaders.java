package dev.skein.view.density;

import dev.skein.query.EventKind;
import dev.skein.query.LaneOrder;
import dev.skein.render.DensityBoard;
import dev.skein.render.DensityRows;
import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.Strings;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// Names of the rows of the density picture, with the greatest value of each.
public final class DensityHeaders extends CanvasRegion {
    private static final double GAP_PX = 8;

    private @Nullable DensityModel model;
    private Palette palette = Palette.LIGHT;

    public DensityHeaders() {
        getStyleClass().add("density-headers");
    }

    void connect(DensityModel density) {
        model = density;
        density.countedProperty().addListener((_, _, _) -> repaint());
        density.topPxProperty().addListener((_, _, _) -> repaint());
        density.roomPxProperty().addListener((_, _, _) -> repaint());
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        graphics.setFill(Ink.color(palette.groundArgb()));
        graphics.fillRect(0, 0, width, height);
        DensityModel density = model;
        DensityBoard board = density == null ? null : density.board();
        if (density != null && board != null) {
            paintRows(graphics, density, board, width);
        }
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(width - 1, 0, 1, height);
        graphics.fillRect(0, height - 1, width, 1);
    }

    private void paintRows(
            GraphicsContext graphics, DensityModel density, DensityBoard board, double width) {
        DensityRows rows = density.rows();
        for (EventKind kind : EventKind.values()) {
            int row = kind.row();
            double max = board.kinds().max(row);
            String value = max == 0 ? "" : Strings.get("density.max", Values.rate(max));
            paint(graphics, rows, row, kind.label(), value, width, max > 0);
        }
        if (rows.occupancy()) {
            String most = Strings.get("density.alive", (long) board.lanesHigh());
            paint(
                    graphics,
                    rows,
                    DensityRows.OCCUPANCY,
                    Strings.get("density.occupancy"),
                    most,
                    width,
                    true);
        }
        if (rows.groupsPx() > 0) {
            graphics.save();
            graphics.beginPath();
            graphics.rect(0, rows.groupsTopPx(), width, rows.groupsPx());
            graphics.clip();
            paintGroups(graphics, density.groups(), rows, width);
            graphics.restore();
        }
    }

    private void paintGroups(
            GraphicsContext graphics,
            List<LaneOrder.Group> groups,
            DensityRows rows,
            double width) {
        for (int group = rows.firstGroup(); group < rows.endGroup(); group++) {
            LaneOrder.Group shown = groups.get(group);
            String name = shown.name().isEmpty() ? Strings.get("density.unnamed") : shown.name();
            String count = String.format(Locale.ROOT, "%,d", shown.lanes().length);
            paint(graphics, rows, DensityRows.FIRST_GROUP + group, name, count, width, true);
        }
    }

    private void paint(
            GraphicsContext graphics,
            DensityRows rows,
            int row,
            String name,
            String value,
            double width,
            boolean any) {
        double middle = rows.topPx(row) + rows.heightPx(row) / 2.0;
        double valueWidth = value.isEmpty() ? 0 : Ink.widthPx(value, Ink.SMALL) + GAP_PX;
        String fitted = Ink.fittedInTheMiddle(name, Ink.LABEL, width - 2 * GAP_PX - valueWidth);
        Ink.pen(graphics, Ink.LABEL, Ink.color(any ? palette.textArgb() : palette.dimTextArgb()));
        graphics.fillText(fitted, GAP_PX, middle);
        if (!value.isEmpty()) {
            Ink.pen(graphics, Ink.SMALL, Ink.color(palette.dimTextArgb()));
            graphics.fillText(value, width - valueWidth, middle);
        }
    }
}
