package dev.skein.view.density;

import dev.skein.query.GroupMeasure;
import dev.skein.render.DensityBoard;
import dev.skein.render.DensityScale;
import dev.skein.render.Palette;
import dev.skein.render.Ramp;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.density.DensityModel.Cut;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The colours of the density picture with the values they stand for. A drag on it shows only cells
/// of those values, a click shows all again.
public final class DensityLegend extends CanvasRegion {
    private static final double RAMP_PX = 96;
    private static final double RAMP_HIGH_PX = 9;
    private static final double GAP_PX = 5;
    private static final double CLICK_PX = 3;

    private @Nullable DensityModel model;
    private boolean kinds = true;
    private Palette palette = Palette.LIGHT;
    private double rampLeft;
    private double pressedX = -1;

    public DensityLegend() {
        getStyleClass().add("density-legend");
        setCursor(Cursor.CROSSHAIR);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressedX = event.getX());
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> dragged(event.getX()));
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released(event.getX()));
    }

    /// @param ofKinds whether it tells about the rows of kinds, else about those of groups
    void connect(DensityModel density, boolean ofKinds) {
        model = density;
        kinds = ofKinds;
        density.countedProperty().addListener((_, _, _) -> repaint());
        cut(density).addListener((_, _, _) -> repaint());
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    private ObjectProperty<Cut> cut(DensityModel density) {
        return kinds ? density.kindCutProperty() : density.groupCutProperty();
    }

    private double positionAt(double x) {
        return Math.clamp((x - rampLeft) / RAMP_PX, 0, 1);
    }

    private void dragged(double x) {
        DensityModel density = model;
        if (density != null && Math.abs(x - pressedX) > CLICK_PX) {
            double from = positionAt(Math.min(x, pressedX));
            double to = positionAt(Math.max(x, pressedX));
            cut(density).set(new Cut(from, to));
        }
    }

    private void released(double x) {
        DensityModel density = model;
        if (density != null && Math.abs(x - pressedX) <= CLICK_PX) {
            cut(density).set(Cut.NONE);
        }
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        DensityModel density = model;
        DensityBoard board = density == null ? null : density.board();
        if (density == null || board == null) {
            return;
        }
        GroupMeasure measure = density.measureProperty().get();
        DensityScale scale = kinds ? board.kindScale() : board.groupScale();
        double middle = height / 2;
        String low = Values.legend(scale, scale.valueAt(0), kinds, measure);
        String high = Values.legend(scale, scale.valueAt(1), kinds, measure);
        rampLeft = Math.ceil(Ink.widthPx(low, Ink.SMALL) + GAP_PX);
        Ink.pen(graphics, Ink.SMALL, Ink.color(palette.dimTextArgb()));
        graphics.fillText(low, 0, middle);
        graphics.fillText(high, rampLeft + RAMP_PX + GAP_PX, middle);
        paintRamp(graphics, scale, cut(density).get(), middle - RAMP_HIGH_PX / 2);
    }

    private void paintRamp(GraphicsContext graphics, DensityScale scale, Cut cut, double top) {
        Ramp ramp = scale.isDiverging() ? Ramp.PURPLE_ORANGE : Ramp.of(palette);
        for (int x = 0; x < RAMP_PX; x++) {
            double position = x / (RAMP_PX - 1);
            boolean shown = position >= cut.from() && position <= cut.to();
            graphics.setFill(Ink.color(ramp.argb(position), shown ? 1 : 0.15));
            graphics.fillRect(rampLeft + x, top, 1, RAMP_HIGH_PX);
        }
        graphics.setStroke(Ink.color(palette.dimTextArgb(), 0.7));
        graphics.setLineWidth(1);
        graphics.strokeRect(rampLeft - 0.5, top - 0.5, RAMP_PX + 1, RAMP_HIGH_PX + 1);
        if (!cut.equals(Cut.NONE)) {
            graphics.setStroke(Ink.color(palette.selectionArgb()));
            graphics.setLineWidth(2);
            double left = rampLeft + cut.from() * RAMP_PX;
            graphics.strokeRect(left, top - 1, (cut.to() - cut.from()) * RAMP_PX, RAMP_HIGH_PX + 2);
        }
    }

    /// Width that its numbers need at most.
    @Override
    protected double computePrefWidth(double height) {
        return RAMP_PX + 2 * (62 + GAP_PX);
    }
}
