package dev.skein.render;

import dev.skein.model.IntervalFlags;
import dev.skein.model.LaneState;
import dev.skein.model.PixelRow;
import java.util.Arrays;

/// The look of a lane's row of one height: which colour each device pixel takes for each code.
///
/// Colour is never the only cue. Bar heights, hatches and outlines are worked out once per palette
/// and height into a table `(code, y, x mod 16) -> colour`; painting a row is then one table
/// look-up per pixel, whatever the pattern.
final class LaneShader {
    /// Codes beyond those of [PixelRow]: a lock interval's left and right edge.
    private static final int LOCK_EDGE = PixelRow.ABSENT + 1;

    private static final int CODES = LOCK_EDGE + 1;
    private static final int PHASES = 16;

    /// Added to a code for an interval that was concluded, not reported.
    private static final int INFERRED = CODES;

    private static final int NONE = -1;
    private static final int MIN_EDGED_PX = 3;
    private static final int BUSY_ABOVE = 4;
    private static final int REPLACING_SEVERITY = 6;
    private static final int[] STACK_ORDER = {0, 5, 1, 2, 6, 3, 4, 7};
    private static final byte[] WORST = worstByMask();

    private final Palette palette;
    private final int heightPx;
    private final double scale;
    private final ColourMode mode;
    private final int[] pattern;
    private final int stripPx;
    private final int bodyPx;

    private int[] codes = new int[0];
    private int[] strips = new int[0];
    private int[] tops = new int[0];
    private int[] flat = new int[0];

    LaneShader(Palette palette, int heightPx, double scale, ColourMode mode) {
        this.palette = palette;
        this.heightPx = heightPx;
        this.scale = scale;
        boolean tall = heightPx >= 14 * scale - 0.5;
        this.mode = mode == ColourMode.STACKED && !tall ? ColourMode.DOMINANT : mode;
        int unit = Math.max(1, (int) Math.round(scale));
        this.bodyPx = heightPx - (heightPx >= 9 * scale - 0.5 ? unit : 0);
        this.stripPx =
                heightPx >= 9 * scale - 0.5 ? 2 * unit : heightPx >= 5 * scale - 0.5 ? unit : 0;
        this.pattern = pattern();
    }

    boolean fits(Palette wantedPalette, int wantedPx, double wantedScale, ColourMode wantedMode) {
        return palette.equals(wantedPalette)
                && heightPx == wantedPx
                && scale == wantedScale
                && (mode == wantedMode || requestedAs(wantedMode));
    }

    private boolean requestedAs(ColourMode wanted) {
        return wanted == ColourMode.STACKED
                && mode == ColourMode.DOMINANT
                && heightPx < 14 * scale - 0.5;
    }

    /// Paints the part of a row that lies in raster rows `fromY .. toY - 1`; `rowY` is the row's
    /// own top, which may lie outside.
    void paint(PixelRow pixels, int widthPx, Raster raster, int rowY, int fromY, int toY) {
        prepare(pixels, widthPx);
        for (int y = Math.max(fromY, rowY); y < Math.min(toY, rowY + heightPx); y++) {
            int at = y * raster.stride();
            int inRow = y - rowY;
            if (inRow >= bodyPx) {
                Arrays.fill(raster.pixels(), at, at + widthPx, palette.groundArgb());
            } else if (mode == ColourMode.STACKED) {
                stackedLine(pixels, widthPx, inRow, raster.pixels(), at);
            } else if (mode == ColourMode.BLEND) {
                blendLine(widthPx, inRow, raster.pixels(), at);
            } else {
                patternLine(widthPx, inRow, raster.pixels(), at);
            }
            if (inRow >= bodyPx - stripPx && inRow < bodyPx) {
                overlay(strips, widthPx, raster.pixels(), at);
            }
            if (inRow == 0 && heightPx >= 3) {
                ticks(widthPx, raster.pixels(), at);
            }
        }
    }

    private void prepare(PixelRow pixels, int widthPx) {
        if (codes.length < widthPx) {
            codes = new int[widthPx];
            strips = new int[widthPx];
            tops = new int[widthPx];
            flat = new int[widthPx];
        }
        int rowSize = bodyPx * PHASES;
        for (int x = 0; x < widthPx; x++) {
            int dominant = pixels.dominant(x);
            long shares = pixels.shares(x);
            int mask = mask(shares);
            int code = dominant;
            if (mode == ColourMode.WORST_FIRST && mask != 0) {
                code = WORST[mask];
            }
            int others = code < LaneState.COUNT ? mask & ~(1 << code) : mask;
            int exception = WORST[others];
            if (exception >= 0
                    && stripPx == 0
                    && LaneState.ofCode(exception).severity() >= REPLACING_SEVERITY) {
                code = exception;
            }
            strips[x] = exception < 0 ? 0 : palette.stateArgb(exception);
            int transitions = pixels.transitions(x);
            tops[x] = transitions <= BUSY_ABOVE ? 0 : tickAlpha(transitions);
            if ((pixels.flags(x) & IntervalFlags.INFERRED) != 0 && code < PixelRow.NO_EVENT) {
                code += INFERRED;
            }
            codes[x] = code * rowSize;
            if (mode == ColourMode.BLEND) {
                flat[x] = mask == 0 ? 0 : blended(shares);
            }
        }
        markLockEdges(widthPx, rowSize);
    }

    private void markLockEdges(int widthPx, int rowSize) {
        int lock = LaneState.LOCK.code() * rowSize;
        int x = 0;
        while (x < widthPx) {
            if (codes[x] != lock) {
                x++;
                continue;
            }
            int from = x;
            while (x < widthPx && codes[x] == lock) {
                x++;
            }
            if (x - from >= MIN_EDGED_PX) {
                codes[from] = LOCK_EDGE * rowSize;
                codes[x - 1] = LOCK_EDGE * rowSize;
            }
        }
    }

    private void patternLine(int widthPx, int inRow, int[] out, int at) {
        int row = inRow * PHASES;
        for (int x = 0; x < widthPx; x++) {
            out[at + x] = pattern[codes[x] + row + (x & (PHASES - 1))];
        }
    }

    private void blendLine(int widthPx, int inRow, int[] out, int at) {
        int row = inRow * PHASES;
        for (int x = 0; x < widthPx; x++) {
            int colour = flat[x];
            out[at + x] = colour != 0 ? colour : pattern[codes[x] + row + (x & (PHASES - 1))];
        }
    }

    private void stackedLine(PixelRow pixels, int widthPx, int inRow, int[] out, int at) {
        int level = (bodyPx - 1 - inRow) * 255 / bodyPx;
        int row = inRow * PHASES;
        for (int x = 0; x < widthPx; x++) {
            int code = stackedAt(pixels.shares(x), level);
            if (code == NONE) {
                boolean absent = pixels.dominant(x) == PixelRow.ABSENT;
                int empty = absent ? PixelRow.ABSENT : PixelRow.NO_EVENT;
                out[at + x] = pattern[empty * bodyPx * PHASES + row + (x & (PHASES - 1))];
            } else {
                out[at + x] = palette.stateArgb(code);
            }
        }
    }

    /// The class at a level 0..254 of a stack of shares; what rounding leaves free at the top
    /// belongs to the topmost class.
    private static int stackedAt(long shares, int level) {
        int sum = 0;
        int topmost = NONE;
        for (int c : STACK_ORDER) {
            int share = PixelRow.share(shares, c);
            sum += share;
            topmost = share > 0 ? c : topmost;
            if (sum > level) {
                return c;
            }
        }
        return sum >= 255 - LaneState.COUNT ? topmost : NONE;
    }

    private static void overlay(int[] colours, int widthPx, int[] out, int at) {
        for (int x = 0; x < widthPx; x++) {
            if (colours[x] != 0) {
                out[at + x] = colours[x];
            }
        }
    }

    private void ticks(int widthPx, int[] out, int at) {
        for (int x = 0; x < widthPx; x++) {
            if (tops[x] != 0) {
                out[at + x] = Colours.blend(out[at + x], palette.tickArgb(), tops[x] / 256.0);
            }
        }
    }

    /// 0..256 by the logarithm of the intervals per pixel.
    private static int tickAlpha(int transitions) {
        int log = 32 - Integer.numberOfLeadingZeros(transitions);
        return Math.min(230, 40 + (log - 2) * 24);
    }

    private int blended(long shares) {
        double red = 0;
        double green = 0;
        double blue = 0;
        int sum = 0;
        for (int c = 0; c < LaneState.COUNT; c++) {
            int share = PixelRow.share(shares, c);
            if (share != 0) {
                int argb = palette.stateArgb(c);
                red += share * Colours.linearOf(argb >> 16);
                green += share * Colours.linearOf(argb >> 8);
                blue += share * Colours.linearOf(argb);
                sum += share;
            }
        }
        return Colours.ofLinear(red / sum, green / sum, blue / sum);
    }

    private int[] pattern() {
        int[] table = new int[2 * CODES * bodyPx * PHASES];
        for (int code = 0; code < CODES; code++) {
            for (int y = 0; y < bodyPx; y++) {
                for (int x = 0; x < PHASES; x++) {
                    int argb = cell(code, x, y);
                    table[(code * bodyPx + y) * PHASES + x] = argb;
                    table[((code + INFERRED) * bodyPx + y) * PHASES + x] =
                            Colours.blend(argb, palette.groundArgb(), (x + y & 1) == 0 ? 0.6 : 0.2);
                }
            }
        }
        return table;
    }

    private int cell(int code, int x, int y) {
        if (code == PixelRow.ABSENT) {
            return y == bodyPx - 1 && bodyPx >= 3 ? palette.lineArgb() : palette.groundArgb();
        }
        boolean hatched = heightPx >= 9 * scale - 0.5 || (palette.hatchAlways() && heightPx >= 3);
        if (code == PixelRow.NO_EVENT) {
            return noEvent(hatched, x, y);
        }
        LaneState state = code == LOCK_EDGE ? LaneState.LOCK : LaneState.ofCode(code);
        if (y < bodyPx - barPx(state)) {
            return palette.groundArgb();
        }
        int argb = palette.argb(state);
        if (!hatched) {
            return argb;
        }
        boolean outline = state == LaneState.LOCK && (y == 0 || y == bodyPx - 1);
        if (outline || code == LOCK_EDGE) {
            return Colours.blend(argb, 0xff000000, 0.45);
        }
        return isHatch(state, x, y) ? Colours.blend(argb, hatchInk(state), 0.45) : argb;
    }

    private int hatchInk(LaneState state) {
        if (state == LaneState.OTHER) {
            return 0xff808080;
        }
        return palette.dark() ? 0xff000000 : 0xffffffff;
    }

    private int noEvent(boolean hatched, int x, int y) {
        if (!hatched) {
            return Colours.blend(palette.groundArgb(), palette.noEventArgb(), 0.6);
        }
        boolean line = (x + y & periodMask()) == 0;
        int fill = Colours.blend(palette.groundArgb(), palette.noEventArgb(), 0.35);
        return line ? palette.lineArgb() : fill;
    }

    private int barPx(LaneState state) {
        double share =
                switch (state) {
                    case WAITING -> 0.7;
                    case SLEEPING -> 0.4;
                    case RUNNING, READY, LOCK, IO, GC, OTHER -> 1;
                };
        return Math.max(1, (int) Math.round(bodyPx * share));
    }

    private boolean isHatch(LaneState state, int x, int y) {
        int period = periodMask();
        return switch (state) {
            case READY, OTHER -> (x + y & period) == 0;
            case IO -> (x & period) == 0;
            case GC -> (x + y & period) == 0 || (x - y & period) == 0;
            case RUNNING, LOCK, WAITING, SLEEPING -> false;
        };
    }

    private int periodMask() {
        return scale < 1.5 ? 7 : 15;
    }

    /// Bit `c` is set where share `c` is not 0.
    static int mask(long shares) {
        long low = (shares & 0x7f7f7f7f7f7f7f7fL) + 0x7f7f7f7f7f7f7f7fL;
        long high = (low | shares) & 0x8080808080808080L;
        return (int) (((high >>> 7) * 0x0102040810204080L) >>> 56);
    }

    /// The most severe class of a mask, -1 for none.
    private static byte[] worstByMask() {
        byte[] worst = new byte[256];
        for (int mask = 0; mask < worst.length; mask++) {
            int best = NONE;
            for (int c = 0; c < LaneState.COUNT; c++) {
                boolean in = (mask & 1 << c) != 0;
                if (in && (best < 0 || severity(c) > severity(best))) {
                    best = c;
                }
            }
            worst[mask] = (byte) best;
        }
        return worst;
    }

    private static int severity(int code) {
        return LaneState.ofCode(code).severity();
    }
}
