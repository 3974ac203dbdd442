package dev.skein.render;

import dev.skein.query.DensityGrid;
import java.util.Arrays;

/// From a value of a heatmap to a position on its ramp.
///
/// The domain runs from the smallest value above zero to the 99.5th percentile, so that one outlier
/// does not flatten the picture; what lies above is [#isClamped] and gets a notch. Make it from the
/// whole trace at the bucket width shown and keep it while one pans: then a colour keeps its
/// meaning.
public final class DensityScale {
    private static final double TOP = 0.995;
    private static final double UNUSUAL_SPAN = 5;

    private final Kind kind;
    private final double low;
    private final double high;
    private final double[] distinct;
    private final double[] medians;
    private final double[] deviations;
    private final double shownFrom;
    private final double shownTo;

    /// How values are spread over the ramp.
    public enum Kind {
        LOG("log"),
        LINEAR("linear"),
        /// Every distinct value one step.
        RANKED("ranked"),
        /// Distance from the row's median in robust standard deviations; the middle of a diverging
        /// ramp is "as usual".
        UNUSUAL("unusual for this row");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private DensityScale(Kind kind, DensityGrid grid) {
        this.kind = kind;
        double[] values = grid.sortedNonZero();
        low = values.length == 0 ? 0 : values[0];
        high = values.length == 0 ? 1 : values[(int) Math.round((values.length - 1) * TOP)];
        distinct = kind == Kind.RANKED ? Arrays.stream(values).distinct().toArray() : new double[0];
        int rows = kind == Kind.UNUSUAL ? grid.rows().size() : 0;
        medians = new double[rows];
        deviations = new double[rows];
        for (int row = 0; row < rows; row++) {
            double[] own = grid.row(row);
            medians[row] = median(own);
            for (int i = 0; i < own.length; i++) {
                own[i] = Math.abs(own[i] - medians[row]);
            }
            deviations[row] = 1.4826 * median(own);
        }
        shownFrom = 0;
        shownTo = 1;
    }

    private DensityScale(DensityScale from, double shownFrom, double shownTo) {
        this.kind = from.kind;
        this.low = from.low;
        this.high = from.high;
        this.distinct = from.distinct;
        this.medians = from.medians;
        this.deviations = from.deviations;
        this.shownFrom = shownFrom;
        this.shownTo = shownTo;
    }

    /// The same scale on which only values between two positions of the legend are shown.
    public DensityScale showing(double fromPosition, double toPosition) {
        return new DensityScale(this, fromPosition, toPosition);
    }

    public static DensityScale of(Kind kind, DensityGrid wholeTrace) {
        return new DensityScale(kind, wholeTrace);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    public Kind kind() {
        return kind;
    }

    /// Lower end of the domain, for the legend.
    public double low() {
        return low;
    }

    /// Upper end of the domain, for the legend.
    public double high() {
        return high;
    }

    /// Whether a cell of this value is left transparent.
    public boolean isEmpty(double value) {
        return value <= 0 && kind != Kind.UNUSUAL;
    }

    /// Whether a cell of a row is drawn: it is not empty, and the part of the legend that is shown
    /// holds its value.
    public boolean isShown(int row, double value) {
        if (isEmpty(value)) {
            return false;
        }
        double position = position(row, value);
        return position >= shownFrom && position <= shownTo;
    }

    /// Whether a value lies above the domain.
    public boolean isClamped(double value) {
        return kind != Kind.RANKED && kind != Kind.UNUSUAL && value > high;
    }

    /// Position 0..1 of a value of a row.
    public double position(int row, double value) {
        return switch (kind) {
            case LOG -> spread(Math.log1p(value), Math.log1p(low), Math.log1p(high));
            case LINEAR -> spread(value, low, high);
            case RANKED -> rank(value);
            case UNUSUAL -> unusual(row, value);
        };
    }

    private static double spread(double value, double from, double to) {
        return to <= from ? 1 : Math.clamp((value - from) / (to - from), 0, 1);
    }

    private double rank(double value) {
        int at = Arrays.binarySearch(distinct, value);
        int rank = at >= 0 ? at : Math.max(0, -at - 2);
        return distinct.length <= 1 ? 1 : rank / (distinct.length - 1.0);
    }

    private double unusual(int row, double value) {
        double off = value - medians[row];
        if (off == 0) {
            return 0.5;
        }
        double deviation = deviations[row];
        double sigmas = deviation == 0 ? Math.copySign(UNUSUAL_SPAN, off) : off / deviation;
        return Math.clamp(0.5 + sigmas / (2 * UNUSUAL_SPAN), 0, 1);
    }

    /// The value at a position of the legend; for [Kind#UNUSUAL] the number of standard deviations.
    public double valueAt(double position) {
        return switch (kind) {
            case LOG -> {
                double from = Math.log1p(low);
                yield Math.expm1(from + position * (Math.log1p(high) - from));
            }
            case LINEAR -> low + position * (high - low);
            case RANKED ->
                    distinct.length == 0
                            ? 0
                            : distinct[(int) Math.round(position * (distinct.length - 1))];
            case UNUSUAL -> (position - 0.5) * 2 * UNUSUAL_SPAN;
        };
    }

    /// Whether the ramp should diverge from a middle.
    public boolean isDiverging() {
        return kind == Kind.UNUSUAL;
    }
}
