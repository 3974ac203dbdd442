package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.render.ColourVision.Sight;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    private static final double SMALLEST_DIFFERENCE = 18;

    static Stream<Arguments> themesAndSights() {
        return Stream.of(Palette.LIGHT, Palette.DARK, Palette.PRINT)
                .flatMap(p -> Stream.of(Sight.values()).map(s -> Arguments.of(p.key(), s)));
    }

    /// The seven named classes; "other" is told apart by its hatch.
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("themesAndSights")
    void anyTwoClassesDifferClearlyForEverySight(String theme, Sight sight) {
        Palette palette = Palette.ofKey(theme);
        for (int a = 0; a < LaneState.OTHER.code(); a++) {
            for (int b = a + 1; b < LaneState.OTHER.code(); b++) {
                double difference =
                        ColourVision.difference(sight, palette.stateArgb(a), palette.stateArgb(b));
                assertTrue(
                        difference >= SMALLEST_DIFFERENCE,
                        LaneState.ofCode(a) + " and " + LaneState.ofCode(b) + ": " + difference);
            }
        }
    }

    /// Pairs from the supplement of Sharma, Wu, Dalal (2005), which tests implementations.
    @Test
    void theDifferenceFormulaGivesThePublishedValues() {
        assertEquals(
                2.0425,
                ColourVision.ciede2000(
                        new double[] {50, 2.6772, -79.7751}, new double[] {50, 0, -82.7485}),
                1e-4);
        assertEquals(
                7.1792,
                ColourVision.ciede2000(
                        new double[] {50, 2.49, -0.001}, new double[] {50, -2.49, 0.0009}),
                1e-4);
        assertEquals(
                19.4535,
                ColourVision.ciede2000(new double[] {50, 2.5, 0}, new double[] {58, 24, 15}),
                1e-4);
    }

    @Test
    void zeroToOneRunsFromTheFirstStopToTheLast() {
        assertEquals(0xff002051, Ramp.CIVIDIS.argb(0));
        assertEquals(0xffFDEA45, Ramp.CIVIDIS.argb(1));
        assertEquals(0xffFDEA45, Ramp.of(Palette.LIGHT).argb(0));
        assertEquals(0xff4A0C6B, Ramp.of(Palette.DARK).argb(-1));
    }
}
