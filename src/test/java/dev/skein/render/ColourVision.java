package dev.skein.render;

/// How different two colours look, for normal sight and for the three dichromacies.
///
/// Simulation after Machado, Oliveira and Fernandes (2009), severity 1, on linear sRGB; difference
/// is CIEDE2000.
final class ColourVision {
    private static final double RADIANS = Math.PI / 180;

    private ColourVision() {}

    /// Normal sight and the simulated ones.
    enum Sight {
        NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTAN(
                0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
                1.051998),
        DEUTAN(
                0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                0.968881),
        TRITAN(
                1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
                0.303900);

        private final double[] matrix;

        Sight(double... matrix) {
            this.matrix = matrix;
        }
    }

    static double difference(Sight sight, int argbA, int argbB) {
        return ciede2000(lab(sight, argbA), lab(sight, argbB));
    }

    private static double[] lab(Sight sight, int argb) {
        double red = linear(argb >> 16 & 0xff);
        double green = linear(argb >> 8 & 0xff);
        double blue = linear(argb & 0xff);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double light =
                    sight.matrix[3 * i] * red
                            + sight.matrix[3 * i + 1] * green
                            + sight.matrix[3 * i + 2] * blue;
            seen[i] = Math.clamp(light, 0, 1);
        }
        double x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2];
        double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
        double z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2];
        double fx = labCurve(x / 0.95047);
        double fy = labCurve(y);
        double fz = labCurve(z / 1.08883);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    private static double linear(int component) {
        double c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double labCurve(double t) {
        return t > 216 / 24389.0 ? Math.cbrt(t) : (24389 / 27.0 * t + 16) / 116;
    }

    static double ciede2000(double[] lab1, double[] lab2) {
        double meanChroma = (Math.hypot(lab1[1], lab1[2]) + Math.hypot(lab2[1], lab2[2])) / 2;
        double g = 0.5 * (1 - Math.sqrt(seventh(meanChroma)));
        double a1 = (1 + g) * lab1[1];
        double a2 = (1 + g) * lab2[1];
        double c1 = Math.hypot(a1, lab1[2]);
        double c2 = Math.hypot(a2, lab2[2]);
        double h1 = hue(a1, lab1[2]);
        double h2 = hue(a2, lab2[2]);
        double dh = h2 - h1;
        if (c1 * c2 == 0) {
            dh = 0;
        } else if (dh > 180) {
            dh -= 360;
        } else if (dh < -180) {
            dh += 360;
        }
        double dL = lab2[0] - lab1[0];
        double dC = c2 - c1;
        double dH = 2 * Math.sqrt(c1 * c2) * Math.sin(dh / 2 * RADIANS);
        double meanL = (lab1[0] + lab2[0]) / 2;
        double meanC = (c1 + c2) / 2;
        double meanH = meanHue(h1, h2, c1 * c2);
        double t =
                1
                        - 0.17 * Math.cos((meanH - 30) * RADIANS)
                        + 0.24 * Math.cos(2 * meanH * RADIANS)
                        + 0.32 * Math.cos((3 * meanH + 6) * RADIANS)
                        - 0.20 * Math.cos((4 * meanH - 63) * RADIANS);
        double off = (meanL - 50) * (meanL - 50);
        double sL = 1 + 0.015 * off / Math.sqrt(20 + off);
        double sC = 1 + 0.045 * meanC;
        double sH = 1 + 0.015 * meanC * t;
        double turn = 30 * Math.exp(-Math.pow((meanH - 275) / 25, 2));
        double rT = -Math.sin(2 * turn * RADIANS) * 2 * Math.sqrt(seventh(meanC));
        double l = dL / sL;
        double c = dC / sC;
        double h = dH / sH;
        return Math.sqrt(l * l + c * c + h * h + rT * c * h);
    }

    private static double meanHue(double h1, double h2, double product) {
        if (product == 0) {
            return h1 + h2;
        }
        if (Math.abs(h1 - h2) <= 180) {
            return (h1 + h2) / 2;
        }
        return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
    }

    private static double seventh(double chroma) {
        double power = Math.pow(chroma, 7);
        return power / (power + Math.pow(25, 7));
    }

    private static double hue(double a, double b) {
        if (a == 0 && b == 0) {
            return 0;
        }
        double degrees = Math.atan2(b, a) / RADIANS;
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
