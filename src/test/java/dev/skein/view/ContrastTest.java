package dev.skein.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.render.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Text reaches the contrast of WCAG 2.2 AA, 4.5 : 1, and what carries meaning without text 3 : 1,
/// in both themes; colours are read from the stylesheet and the palette that the window uses.
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHIC = 3;
    private static final Pattern COLOUR =
            Pattern.compile("(-(?:skein|color|state)-[a-z-]+): *#([0-9A-Fa-f]{6})");

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @CsvSource({
        "light, -skein-text, -color-bg-default", "dark, -skein-text, -color-bg-default",
        "light, -skein-text, -color-bg-subtle", "dark, -skein-text, -color-bg-subtle",
        "light, -skein-dim, -color-bg-default", "dark, -skein-dim, -color-bg-default",
        "light, -skein-dim, -color-bg-subtle", "dark, -skein-dim, -color-bg-subtle",
        "light, -skein-loss, -skein-loss-bg", "dark, -skein-loss, -skein-loss-bg",
        "light, -skein-loss, -color-bg-default", "dark, -skein-loss, -color-bg-default",
    })
    void textOfTheWindowCanBeRead(String theme, String text, String ground) throws IOException {
        Map<String, Integer> colours = colours(theme);
        reaches(TEXT, colours.get(text), colours.get(ground));
    }

    @ParameterizedTest
    @CsvSource({"light", "dark", "high-contrast", "print"})
    void textOnTheLanesCanBeRead(String key) {
        Palette palette = Palette.ofKey(key);
        reaches(TEXT, palette.textArgb(), palette.groundArgb());
        reaches(TEXT, palette.textArgb(), palette.headerArgb());
        reaches(TEXT, palette.dimTextArgb(), palette.groundArgb());
        reaches(TEXT, palette.dimTextArgb(), palette.headerArgb());
    }

    /// Labels inside an interval take black or white, whichever differs more from its colour.
    @ParameterizedTest
    @CsvSource({"light", "dark", "high-contrast", "okabe-ito", "classic"})
    void someInkCanBeReadOnEveryState(String key) {
        Palette palette = Palette.ofKey(key);
        for (LaneState state : LaneState.values()) {
            int argb = palette.argb(state);
            double best = Math.max(contrast(0xffffff, argb), contrast(0x000000, argb));
            assertTrue(best >= TEXT, key + " " + state + ": " + best);
        }
    }

    @ParameterizedTest
    @CsvSource({"light", "dark", "high-contrast"})
    void selectionAndFindingsStandOut(String key) {
        Palette palette = Palette.ofKey(key);
        reaches(GRAPHIC, palette.selectionArgb(), palette.groundArgb());
        reaches(GRAPHIC, palette.anomalyArgb(), palette.groundArgb());
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void theRingOfTheFocusStandsOut(String theme) throws IOException {
        reaches(GRAPHIC, focusColour(), colours(theme).get("-color-bg-default"));
        reaches(GRAPHIC, focusColour(), colours(theme).get("-color-bg-subtle"));
    }

    private static int focusColour() throws IOException {
        Matcher found = Pattern.compile("-fx-focus-color: #([0-9A-F]{6})").matcher(css());
        assertTrue(found.find());
        return Integer.parseInt(found.group(1), 16);
    }

    /// The looked-up colours of a theme.
    private static Map<String, Integer> colours(String theme) throws IOException {
        String css = css();
        int from = css.indexOf(theme.equals("dark") ? "\n.skein-dark {" : "\n.root.skein-light");
        Matcher found = COLOUR.matcher(css.substring(from, css.indexOf('}', from)));
        Map<String, Integer> result = new TreeMap<>();
        while (found.find()) {
            result.put(found.group(1), Integer.parseInt(found.group(2), 16));
        }
        return result;
    }

    private static String css() throws IOException {
        return Files.readString(Path.of("src/main/resources/css/skein.css"));
    }

    private static void reaches(double wanted, int text, int ground) {
        double contrast = contrast(text, ground);
        assertTrue(
                contrast >= wanted,
                String.format(
                        Locale.ROOT,
                        "#%06x on #%06x is %.2f : 1, not %.1f",
                        text & 0xffffff,
                        ground & 0xffffff,
                        contrast,
                        wanted));
    }

    private static double contrast(int a, int b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
