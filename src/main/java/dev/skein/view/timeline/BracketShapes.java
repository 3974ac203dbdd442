package dev.skein.view.timeline;

import dev.skein.render.Viewport;
import dev.skein.view.trace.Bracket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the brackets of a view lie: those of one kind that touch on the screen are one until
/// somebody zooms in, and when there are very many only their ends are marked.
///
/// @param ticksOnly more than can be told apart
record BracketShapes(List<Shape> shapes, boolean ticksOnly) {
    static final int MAX_OUTLINED = 30;
    private static final double TOUCHING_PX = 2;

    /// @param members what it stands for, by rank; the first gives number and sentence
    record Shape(double leftPx, double rightPx, List<Bracket> members) {
        Bracket first() {
            return members.getFirst();
        }

        /// `3`, or `3 +2` for three in one.
        String label() {
            return members.size() == 1
                    ? Integer.toString(first().rank())
                    : first().rank() + " +" + (members.size() - 1);
        }
    }

    static final BracketShapes NONE = new BracketShapes(List.of(), false);

    /// The brackets that are visible, from left to right.
    static BracketShapes of(List<Bracket> brackets, Viewport view) {
        List<Shape> visible = new ArrayList<>();
        for (Bracket bracket : brackets) {
            double left = view.xAt(bracket.range().startNanos());
            double right = view.xAt(bracket.range().endNanos());
            if (right >= 0 && left <= view.widthPx()) {
                visible.add(new Shape(left, Math.max(left, right), List.of(bracket)));
            }
        }
        visible.sort(Comparator.comparingDouble(Shape::leftPx));
        List<Shape> merged = new ArrayList<>();
        for (Shape shape : visible) {
            int same = lastOfKind(merged, shape);
            if (same < 0) {
                merged.add(shape);
            } else {
                merged.set(same, join(merged.get(same), shape));
            }
        }
        return new BracketShapes(List.copyOf(merged), merged.size() > MAX_OUTLINED);
    }

    private static int lastOfKind(List<Shape> merged, Shape shape) {
        for (int i = merged.size() - 1; i >= 0; i--) {
            Shape known = merged.get(i);
            if (known.first().kind().equals(shape.first().kind())
                    && shape.leftPx <= known.rightPx + TOUCHING_PX) {
                return i;
            }
        }
        return -1;
    }

    private static Shape join(Shape one, Shape other) {
        List<Bracket> members = new ArrayList<>(one.members);
        members.addAll(other.members);
        members.sort(Comparator.comparingInt(Bracket::rank));
        return new Shape(one.leftPx, Math.max(one.rightPx, other.rightPx), List.copyOf(members));
    }
}
