package dev.skein.render.icicle;

import dev.skein.query.stacks.StackTree;
import dev.skein.render.Colours;
import dev.skein.render.Palette;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What colour a box has.
///
/// By state the class with most time gives it, a little lighter or darker by the function's name so
/// that neighbours can be told apart. Where there is a baseline, orange boxes have a larger share
/// here and purple ones a smaller share, pale ones about the same. While something is looked for,
/// what does not match recedes.
///
/// @param found names that match a search, null when nothing is looked for
public record IcicleLook(Palette palette, boolean byDifference, @Nullable BitSet found) {
    private static final int MORE = 0xffE66101;
    private static final int LESS = 0xff5E3C99;
    private static final double DIMMED = 0.65;
    private static final double SHADE = 0.10;

    public static IcicleLook byState(Palette palette) {
        return new IcicleLook(palette, false, null);
    }

    public IcicleLook finding(@Nullable BitSet names) {
        return new IcicleLook(palette, byDifference, names);
    }

    /// Colour of a box, opaque.
    public int argb(StackTree tree, int node) {
        int colour = byDifference ? difference(tree, node) : state(tree, node);
        return isDimmed(tree, node) ? Colours.blend(colour, palette.groundArgb(), DIMMED) : colour;
    }

    /// Whether the box matches what is looked for.
    public boolean isFound(StackTree tree, int node) {
        return found != null && node > 0 && found.get(tree.name(node));
    }

    private boolean isDimmed(StackTree tree, int node) {
        return found != null && !isFound(tree, node);
    }

    private int state(StackTree tree, int node) {
        int colour = palette.argb(tree.state(node));
        int hash = ((tree.name(node) + 1) * 0x9E3779B9) >>> 30;
        return Colours.blend(colour, palette.groundArgb(), hash * SHADE / 2);
    }

    private int difference(StackTree tree, int node) {
        double here = tree.share(node);
        double there = here - tree.difference(node);
        double sum = here + there;
        double contrast = sum == 0 ? 0 : (here - there) / sum;
        int even = palette.dark() ? palette.noEventArgb() : 0xffF1EFEA;
        return Colours.blend(even, contrast > 0 ? MORE : LESS, Math.abs(contrast));
    }

    /// Black or white, whichever reads better on the box.
    public static int textArgb(int boxArgb) {
        int red = boxArgb >> 16 & 0xff;
        int green = boxArgb >> 8 & 0xff;
        int blue = boxArgb & 0xff;
        return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? 0xff15191F : 0xffFFFFFF;
    }
}
