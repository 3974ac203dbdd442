package dev.skein.render;

import java.util.ArrayList;
import java.util.List;

/// A picture as a list of shapes, drawn once and replayed into any [DrawTarget].
public final class DrawList implements DrawTarget {
    private final List<DrawOp> ops = new ArrayList<>();

    /// One shape.
    public sealed interface DrawOp {
        /// See [DrawTarget#rect].
        record Rect(double x, double y, double width, double height, int argb) implements DrawOp {}

        /// See [DrawTarget#frame].
        record Frame(double x, double y, double width, double height, double strokePx, int argb)
                implements DrawOp {}

        /// See [DrawTarget#line].
        record Line(double x1, double y1, double x2, double y2, double strokePx, int argb)
                implements DrawOp {}

        /// See [DrawTarget#text].
        record Text(double x, double y, String text, TextStyle style) implements DrawOp {}

        /// See [DrawTarget#image].
        record Image(double x, double y, double width, double height, Raster raster)
                implements DrawOp {}
    }

    @Override
    public void rect(double x, double y, double width, double height, int argb) {
        ops.add(new DrawOp.Rect(x, y, width, height, argb));
    }

    @Override
    public void frame(double x, double y, double width, double height, double strokePx, int argb) {
        ops.add(new DrawOp.Frame(x, y, width, height, strokePx, argb));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double strokePx, int argb) {
        ops.add(new DrawOp.Line(x1, y1, x2, y2, strokePx, argb));
    }

    @Override
    public void text(double x, double y, String text, TextStyle style) {
        ops.add(new DrawOp.Text(x, y, text, style));
    }

    @Override
    public void image(double x, double y, double width, double height, Raster raster) {
        ops.add(new DrawOp.Image(x, y, width, height, raster));
    }

    /// The shapes, bottom first.
    public List<DrawOp> ops() {
        return List.copyOf(ops);
    }

    public void replay(DrawTarget target) {
        for (DrawOp op : ops) {
            switch (op) {
                case DrawOp.Rect(var x, var y, var width, var height, var argb) ->
                        target.rect(x, y, width, height, argb);
                case DrawOp.Frame(var x, var y, var width, var height, var stroke, var argb) ->
                        target.frame(x, y, width, height, stroke, argb);
                case DrawOp.Line(var x1, var y1, var x2, var y2, var stroke, var argb) ->
                        target.line(x1, y1, x2, y2, stroke, argb);
                case DrawOp.Text(var x, var y, var text, var style) ->
                        target.text(x, y, text, style);
                case DrawOp.Image(var x, var y, var width, var height, var raster) ->
                        target.image(x, y, width, height, raster);
            }
        }
    }
}
