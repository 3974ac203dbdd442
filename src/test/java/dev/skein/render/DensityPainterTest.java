package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Trace;
import dev.skein.query.DensityGrid;
import dev.skein.query.KindDensity;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SeededTraces;
import dev.skein.testkit.SeededTraces.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DensityPainterTest {
    private static final int BLOCK = 1;

    @Test
    void fullCellsAreColouredAndEmptyOnesShowTheGround() {
        Trace trace = LaneText.trace("a: RwRwRRRRRRRRRRRw", 1 << 10);
        DensityGrid grid = KindDensity.of(trace, trace.range(), 4 << 10, new Work());
        DensityScale scale = DensityScale.of(DensityScale.Kind.LINEAR, grid);
        Raster raster = Raster.of(16, 3);
        DensityPainter.paintRow(
                grid,
                BLOCK,
                new Viewport(0, 1 << 10, 16, 1 << 20),
                scale,
                Ramp.VIRIDIS,
                Palette.LIGHT,
                raster,
                0,
                3);
        for (int x = 0; x < 16; x++) {
            int wanted = x < 4 ? 0xffFDE725 : x < 12 ? Palette.LIGHT.groundArgb() : 0xff440154;
            assertEquals(
                    Integer.toHexString(wanted), Integer.toHexString(raster.at(x, 2)), "x " + x);
        }
    }

    @ParameterizedTest
    @EnumSource(DensityScale.Kind.class)
    void positionsRiseWithValuesAndTheLegendInvertsThem(DensityScale.Kind kind) {
        Trace trace = SeededTraces.of(3, Spread.SKEWED, 30_000_000, 3000, 100);
        DensityGrid grid = KindDensity.of(trace, trace.range(), 1 << 15, new Work());
        DensityScale scale = DensityScale.of(kind, grid);
        double before = -1;
        for (double value = grid.max(BLOCK) / 100; value < grid.max(BLOCK); value *= 1.3) {
            double position = scale.position(BLOCK, value);
            assertTrue(position >= before && position <= 1);
            before = position;
        }
        if (kind == DensityScale.Kind.LOG || kind == DensityScale.Kind.LINEAR) {
            assertEquals(0.4, scale.position(BLOCK, scale.valueAt(0.4)), 1e-9);
        }
    }

    @Test
    void oneOutlierDoesNotFlattenThePictureButIsNotched() {
        StringBuilder lane = new StringBuilder("a: ");
        for (int i = 0; i < 4000; i++) {
            lane.append(i % 8 == 0 || (i > 2000 && i < 2008 && i % 2 == 0) ? 'w' : 'R');
        }
        Trace trace = LaneText.trace(lane.toString(), 1 << 10);
        DensityGrid grid = KindDensity.of(trace, trace.range(), 8 << 10, new Work());
        DensityScale scale = DensityScale.of(DensityScale.Kind.LOG, grid);
        assertTrue(scale.isClamped(grid.max(BLOCK)));
        assertFalse(scale.isClamped(scale.high()));
    }

    @Test
    void bucketsAreAPowerOfTwoAtLeastAsWideAsAsked() {
        long nanos = DensityPainter.bucketNanos(new Viewport(0, 1000, 100, 1 << 30), 4);
        assertEquals(4096, nanos);
    }

    @Test
    void theLowestValueStandsOutFromTheGroundInEveryTheme() {
        for (Palette palette : Palette.PRESETS) {
            int lowest = Ramp.of(palette).argb(0);
            int apart = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                int one = (lowest >> shift) & 0xff;
                apart += Math.abs(one - ((palette.groundArgb() >> shift) & 0xff));
            }
            assertTrue(apart > 100, palette.key() + " is " + apart + " away");
        }
    }
}
