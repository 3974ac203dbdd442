package dev.skein.render;

/// A sequence of colours for values 0..1, linear in sRGB between its stops.
///
/// A zero cell of a heatmap is not the first stop but transparent: "none" must look like none.
public final class Ramp {
    /// Reversed on a light ground, so that little is nearest to the ground.
    public static final Ramp CIVIDIS =
            new Ramp(
                    0x002051, 0x0D346B, 0x33486E, 0x575C6E, 0x737172, 0x8B8677, 0xA49D78, 0xC3B56D,
                    0xE6CF59, 0xFDEA45);

    public static final Ramp VIRIDIS =
            new Ramp(
                    0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58,
                    0xB5DE2B, 0xFDE725);

    /// Diverging, for comparisons: 0.5 is "as usual".
    public static final Ramp PURPLE_ORANGE =
            new Ramp(0x5E3C99, 0xB2ABD2, 0xF7F7F7, 0xFDB863, 0xE66101);

    private static final int STEPS = 256;

    private final int[] argb = new int[STEPS];

    private Ramp(int... stops) {
        for (int i = 0; i < STEPS; i++) {
            double at = i * (stops.length - 1) / (STEPS - 1.0);
            int left = Math.min((int) at, stops.length - 2);
            argb[i] =
                    Colours.blend(
                            Colours.opaque(stops[left]),
                            Colours.opaque(stops[left + 1]),
                            at - left);
        }
    }

    private Ramp(Ramp reversed) {
        for (int i = 0; i < STEPS; i++) {
            argb[i] = reversed.argb[STEPS - 1 - i];
        }
    }

    /// The default of a theme: cividis from light to dark on a light ground, on a dark one inferno
    /// without the stops that are darker than the ground, so that little does not look like none.
    public static Ramp of(Palette palette) {
        return palette.dark() ? DARK_DEFAULT : LIGHT_DEFAULT;
    }

    private static final Ramp DARK_DEFAULT =
            new Ramp(
                    0x4A0C6B, 0x781C6D, 0xA52C60, 0xCF4446, 0xED6925, 0xFB9B06, 0xF7D13D, 0xFCFFA4);

    private static final Ramp LIGHT_DEFAULT = CIVIDIS.reversed();

    public Ramp reversed() {
        return new Ramp(this);
    }

    /// Colour of a value, clamped to 0..1.
    public int argb(double value) {
        return argb[(int) (Math.clamp(value, 0, 1) * (STEPS - 1) + 0.5)];
    }
}
