package dev.skein.render;

/// Arithmetic on colours written `0xAARRGGBB`.
public final class Colours {
    private static final float[] LINEAR = new float[256];
    private static final byte[] SRGB = new byte[4096];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            LINEAR[i] = (float) linear(i / 255.0);
        }
        for (int i = 0; i < SRGB.length; i++) {
            SRGB[i] = (byte) Math.round(encoded(i / (SRGB.length - 1.0)) * 255);
        }
    }

    private Colours() {}

    /// Opaque colour from `0xRRGGBB`.
    public static int opaque(int rgb) {
        return 0xff000000 | rgb;
    }

    /// `over` at `alpha` (0..1) upon the opaque colour `under`.
    public static int blend(int under, int over, double alpha) {
        int weight = (int) Math.round(Math.clamp(alpha, 0, 1) * 256);
        int redBlue = mixed(under & 0xff00ff, over & 0xff00ff, weight) & 0xff00ff;
        int green = mixed(under & 0xff00, over & 0xff00, weight) & 0xff00;
        return 0xff000000 | redBlue | green;
    }

    private static int mixed(int under, int over, int weight) {
        return (int) (((long) under * (256 - weight) + (long) over * weight) >>> 8);
    }

    /// The colour with its alpha replaced by `alpha` (0..1), premultiplied as rasters hold it.
    public static int premultiplied(int rgb, double alpha) {
        int a = (int) Math.round(Math.clamp(alpha, 0, 1) * 255);
        int red = ((rgb >> 16 & 0xff) * a + 127) / 255;
        int green = ((rgb >> 8 & 0xff) * a + 127) / 255;
        int blue = ((rgb & 0xff) * a + 127) / 255;
        return a << 24 | red << 16 | green << 8 | blue;
    }

    /// Light of a component 0..255 on a linear scale 0..1.
    static float linearOf(int component) {
        return LINEAR[component & 0xff];
    }

    /// Opaque colour of linear light.
    static int ofLinear(double red, double green, double blue) {
        return 0xff000000 | component(red) << 16 | component(green) << 8 | component(blue);
    }

    private static int component(double light) {
        return SRGB[(int) (Math.clamp(light, 0, 1) * (SRGB.length - 1) + 0.5)] & 0xff;
    }

    private static double linear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }

    private static double encoded(double linear) {
        return linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
