package dev.skein.render.icicle;

import dev.skein.query.stacks.FrameText;
import dev.skein.query.stacks.StackTree;
import dev.skein.query.stacks.TreeOptions;
import java.util.Locale;

/// Words for boxes of an icicle: the name that fits, and the sentence under the pointer.
public final class IcicleText {
    private static final int LEAST_CHARACTERS = 3;

    private IcicleText() {}

    /// The longest spelling of a node's name with at most `characters`: whole, without package,
    /// cut; empty when not even three fit.
    public static String fitting(StackTree tree, int node, int characters) {
        String whole = tree.label(node);
        if (whole.length() <= characters) {
            return whole;
        }
        String shortened = FrameText.shortened(whole);
        if (shortened.length() <= characters) {
            return shortened;
        }
        return characters < LEAST_CHARACTERS ? "" : shortened.substring(0, characters - 1) + "…";
    }

    /// `λ main.f.func1: 71.2 % of the lane time, most of it lock`; with a baseline also its share
    /// there.
    public static String describe(StackTree tree, int node) {
        StringBuilder out = new StringBuilder(tree.label(node));
        out.append(String.format(Locale.ROOT, ": %.1f %% of ", tree.share(node) * 100));
        out.append(whole(tree.options().weight()));
        if (tree.isCompared()) {
            double there = tree.share(node) - tree.difference(node);
            out.append(String.format(Locale.ROOT, ", %.1f %% in the baseline", there * 100));
        }
        out.append(", mostly ").append(tree.state(node).key());
        return out.toString();
    }

    private static String whole(TreeOptions.Weight weight) {
        return switch (weight) {
            case LANE_TIME -> "the lane time";
            case COUNT -> "the hits";
            case LANES -> "the lanes";
        };
    }
}
