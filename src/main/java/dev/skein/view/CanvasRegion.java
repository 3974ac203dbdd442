package dev.skein.view;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/// A region that paints itself onto a canvas of its size, at most once a frame.
///
/// Painting happens in layout, so that an off-screen snapshot gets it as well. Where a picture is
/// made at a larger scale than the screen's (`skein render --scale 2`), [#setOversampling] makes
/// the canvas larger and text stays sharp.
public abstract class CanvasRegion extends Region {
    private final Canvas canvas = new Canvas();
    private final Scale shrink = new Scale(1, 1);
    private double oversampling = 1;

    protected CanvasRegion() {
        canvas.getTransforms().add(shrink);
        canvas.setMouseTransparent(true);
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMinSize(0, 0);
    }

    /// Canvas pixels per logical pixel beyond what the screen asks for; 1 in a window.
    public final void setOversampling(double factor) {
        oversampling = factor;
        shrink.setX(1 / factor);
        shrink.setY(1 / factor);
        repaint();
    }

    protected final double oversampling() {
        return oversampling;
    }

    /// Pixels of the screen, or of the picture being made, per logical pixel.
    protected final double deviceScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return oversampling * (window == null ? 1 : window.getOutputScaleX());
    }

    /// Asks for a fresh picture in the next frame.
    public final void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        canvas.setWidth(width * oversampling);
        canvas.setHeight(height * oversampling);
        canvas.toFront();
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setTransform(oversampling, 0, 0, oversampling, 0, 0);
        graphics.clearRect(0, 0, width, height);
        paint(graphics, width, height);
    }

    /// Paints the whole region in logical pixels; the canvas is empty before.
    protected abstract void paint(GraphicsContext graphics, double widthPx, double heightPx);
}
