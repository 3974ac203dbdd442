package dev.skein.view.stacks;

import dev.skein.query.stacks.StackTree;
import dev.skein.render.Palette;
import dev.skein.render.Raster;
import dev.skein.render.icicle.IcicleLook;
import dev.skein.render.icicle.IciclePainter;
import dev.skein.render.icicle.IcicleText;
import dev.skein.render.icicle.IcicleView;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.InkTarget;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// The icicle on screen: boxes painted into a raster, names over it; zoomed by wheel, double click
/// and keys, walked by arrows.
public final class IcicleArea extends CanvasRegion {
    private static final double NOTCH = 1.25;
    private static final double PAN_SHARE = 0.15;

    private @Nullable StackTree tree;
    private @Nullable BitSet found;
    private IcicleView view = IcicleView.whole(1);
    private Palette palette = Palette.LIGHT;
    private int cursor = StackTree.NONE;
    private Consumer<String> onTold = _ -> {};
    private IntConsumer onChosen = _ -> {};

    public IcicleArea() {
        setFocusTraversable(true);
        getStyleClass().add("icicle");
        setOnScroll(this::scrolled);
        setOnMouseMoved(event -> tell(nodeAt(event)));
        setOnMouseExited(_ -> tell(cursor));
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::keyPressed);
    }

    /// @param telling gets a sentence about the box under the pointer or cursor
    /// @param choosing gets a box that was clicked, [StackTree#NONE] for none
    void connect(Consumer<String> telling, IntConsumer choosing) {
        onTold = telling;
        onChosen = choosing;
    }

    void show(@Nullable StackTree newTree, @Nullable BitSet names, Palette newPalette) {
        if (newTree != tree) {
            cursor = StackTree.NONE;
        }
        tree = newTree;
        found = names;
        palette = newPalette;
        repaint();
    }

    void showWhole() {
        view = IcicleView.whole(Math.max(1, (int) getWidth()));
        repaint();
    }

    private int nodeAt(MouseEvent event) {
        StackTree now = tree;
        return now == null ? StackTree.NONE : view.nodeAt(now, event.getX(), event.getY());
    }

    private void tell(int node) {
        StackTree now = tree;
        onTold.accept(now == null || node == StackTree.NONE ? "" : IcicleText.describe(now, node));
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        StackTree now = tree;
        int node = nodeAt(event);
        if (now == null) {
            return;
        }
        if (event.getClickCount() == 2) {
            if (node == StackTree.NONE) {
                showWhole();
            } else {
                onto(now, node);
            }
        } else {
            choose(node);
        }
    }

    private void onto(StackTree now, int node) {
        view = view.onto(now, node);
        repaint();
    }

    private void choose(int node) {
        cursor = node;
        tell(node);
        onChosen.accept(node);
        repaint();
    }

    private void scrolled(ScrollEvent event) {
        double notches = event.getDeltaY() / 40;
        if (event.isShiftDown()) {
            view = view.pan(-(event.getDeltaX() + event.getDeltaY()));
        } else if (event.isShortcutDown()) {
            view = view.zoomAt(event.getX(), Math.pow(NOTCH, notches));
        } else {
            view = view.withScroll(Math.min(lowestScroll(), view.scrollPx() - event.getDeltaY()));
        }
        event.consume();
        repaint();
    }

    private double lowestScroll() {
        StackTree now = tree;
        return now == null ? 0 : Math.max(0, now.rows() * (double) view.rowPx() - getHeight());
    }

    private void keyPressed(KeyEvent event) {
        StackTree now = tree;
        if (now == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double middle = getWidth() / 2;
        switch (event.getCode()) {
            case W -> view = view.zoomAt(middle, NOTCH);
            case S -> view = view.zoomAt(middle, 1 / NOTCH);
            case A -> view = view.pan(-PAN_SHARE * getWidth());
            case D -> view = view.pan(PAN_SHARE * getWidth());
            case DIGIT0, HOME -> view = IcicleView.whole(Math.max(1, (int) getWidth()));
            case DOWN -> choose(cursor < 0 ? 0 : firstChild(now, cursor));
            case UP -> choose(cursor <= 0 ? 0 : now.parent(cursor));
            case RIGHT -> choose(beside(now, 1));
            case LEFT -> choose(beside(now, -1));
            case ENTER, F -> onto(now, Math.max(0, cursor));
            default -> {
                return;
            }
        }
        event.consume();
        repaint();
    }

    private static int firstChild(StackTree tree, int node) {
        return tree.firstChild(node) < tree.firstChild(node + 1) ? tree.firstChild(node) : node;
    }

    private int beside(StackTree now, int step) {
        if (cursor < 0) {
            return 0;
        }
        int row = now.row(cursor);
        return Math.clamp(cursor + step, now.rowStart(row), now.rowStart(row + 1) - 1);
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        StackTree now = tree;
        if (now == null) {
            return;
        }
        view = view.withWidth((int) width);
        double scale = oversampling();
        Raster raster = Raster.of((int) Math.ceil(width * scale), (int) Math.ceil(height * scale));
        IcicleLook look = new IcicleLook(palette, now.isCompared(), found);
        IciclePainter.paint(now, view, look, scale, raster);
        graphics.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        raster.width(),
                        raster.height(),
                        PixelFormat.getIntArgbPreInstance(),
                        raster.pixels(),
                        0,
                        raster.stride());
        graphics.save();
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        IciclePainter.labels(now, view, look, height, new InkTarget(graphics, scale, 0));
        graphics.restore();
        paintCursor(graphics, now);
    }

    private void paintCursor(GraphicsContext graphics, StackTree now) {
        if (cursor < 0) {
            return;
        }
        double left = view.xAt(now.left(cursor));
        double right = view.xAt(now.left(cursor) + now.width(cursor));
        graphics.setStroke(Ink.color(palette.selectionArgb()));
        graphics.setLineWidth(2);
        graphics.strokeRect(
                left + 1,
                view.topPx(now.row(cursor)) + 1,
                Math.max(1, right - left - 2),
                view.rowPx() - 3.0);
    }
}
