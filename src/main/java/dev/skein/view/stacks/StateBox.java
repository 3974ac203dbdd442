package dev.skein.view.stacks;

import dev.skein.model.LaneState;
import dev.skein.query.stacks.StackGroups;
import dev.skein.query.stacks.StateShare;
import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/// A group's time by state: a bar in the colours of the states, then the longest state in words.
final class StateBox extends CanvasRegion {
    private static final double BAR_PX = 46;
    private static final double BAR_HEIGHT_PX = 9;
    private static final double GAP_PX = 7;

    private double[] shares = new double[0];
    private String words = "";
    private Palette palette = Palette.LIGHT;

    void show(StackGroups groups, int group, Palette newPalette) {
        palette = newPalette;
        List<StateShare> states = groups.states(group);
        words = states.isEmpty() ? "" : states.getFirst().state().label();
        shares = shares(states);
        repaint();
    }

    /// By time, or by hits where no time is known.
    private static double[] shares(List<StateShare> states) {
        double[] result = new double[LaneState.COUNT];
        long nanos = states.stream().mapToLong(StateShare::nanos).sum();
        double sum = nanos > 0 ? nanos : states.stream().mapToLong(StateShare::hits).sum();
        for (StateShare share : states) {
            LaneState state = share.state().state();
            if (state != null && sum > 0) {
                result[state.code()] += (double) (nanos > 0 ? share.nanos() : share.hits()) / sum;
            }
        }
        return result;
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        double top = Math.round((height - BAR_HEIGHT_PX) / 2);
        double left = 0;
        for (LaneState state : LaneState.values()) {
            double part = code(state) * BAR_PX;
            if (part > 0) {
                graphics.setFill(Ink.color(palette.argb(state)));
                graphics.fillRect(left, top, Math.max(1, part), BAR_HEIGHT_PX);
                left += part;
            }
        }
        Ink.pen(graphics, Ink.LABEL, Ink.color(palette.textArgb()));
        double room = width - BAR_PX - GAP_PX;
        graphics.fillText(
                Ink.fitted(words, Ink.LABEL, room),
                BAR_PX + GAP_PX,
                (double) Math.round(height / 2));
    }

    private double code(LaneState state) {
        return state.code() < shares.length ? shares[state.code()] : 0;
    }
}
