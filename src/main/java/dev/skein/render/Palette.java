package dev.skein.render;

import dev.skein.model.LaneState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The colours of one theme: one per display class, the ground they stand on, and the accents.
///
/// Light and dark were searched for the largest smallest difference between any two classes under
/// normal vision and the three simulated dichromacies (CIEDE2000 after Machado 2009); the test
/// recomputes it from these very numbers. Colours are `0xAARRGGBB`, opaque.
///
/// @param stateArgb by [LaneState#code()], 8 values
/// @param groundArgb what lies behind the lanes
/// @param lineArgb separators and whiskers of lanes that are not alive
/// @param textArgb text on the ground
/// @param hatchAlways print: hatches stand for colours whatever the row height
public record Palette(
        String key,
        String label,
        boolean dark,
        List<Integer> stateArgb,
        int groundArgb,
        int headerArgb,
        int lineArgb,
        int textArgb,
        int dimTextArgb,
        int noEventArgb,
        int tickArgb,
        int anomalyArgb,
        int selectionArgb,
        int searchArgb,
        boolean hatchAlways) {

    private static final int ANOMALY = 0xffE6007A;
    private static final int SELECTION = 0xff1F6FEB;
    private static final int SEARCH = 0xff00A3A3;

    public static final Palette LIGHT =
            light(
                    "light", "Light", false, 0x2A8069, 0xF2981A, 0x990E08, 0x86C9FB, 0xD7D6C8,
                    0x0B2878, 0x8867BE, 0xF2F2F2);

    public static final Palette DARK =
            dark(
                    "dark", "Dark", 0x0AA87C, 0xFFE93F, 0xF5401A, 0x4E5BD8, 0x55535A, 0xB9E8E4,
                    0xAC9AE0, 0x262B33);

    /// The eight colours of Okabe and Ito, assigned to our classes; kept for those who know them.
    public static final Palette OKABE_ITO =
            light(
                    "okabe-ito",
                    "Okabe-Ito",
                    false,
                    0x009E73,
                    0xE69F00,
                    0xD55E00,
                    0x56B4E9,
                    0xCCCCCC,
                    0x0072B2,
                    0xCC79A7,
                    0xF0E442);

    /// Green, yellow, red and purple as in VisualVM's thread view.
    public static final Palette CLASSIC =
            light(
                    "classic", "Classic", false, 0x3CA03C, 0xB4DC78, 0xE63C3C, 0xE6C83C, 0xA078C8,
                    0x3C78C8, 0xE68C3C, 0xDCDCDC);

    public static final Palette HIGH_CONTRAST =
            dark(
                    "high-contrast",
                    "High contrast",
                    0x00D68F,
                    0xFFF34D,
                    0xFF3B1F,
                    0x5A6CFF,
                    0x77757C,
                    0xFFFFFF,
                    0xC9A7FF,
                    0x3A404A,
                    0x000000);

    /// The light colours with hatches at every height, so that a grey print still tells classes
    /// apart.
    public static final Palette PRINT =
            light(
                    "print", "Print", true, 0x2A8069, 0xF2981A, 0x990E08, 0x86C9FB, 0xD7D6C8,
                    0x0B2878, 0x8867BE, 0xF2F2F2);

    public static final List<Palette> PRESETS =
            List.of(LIGHT, DARK, OKABE_ITO, CLASSIC, HIGH_CONTRAST, PRINT);

    public Palette {
        stateArgb = List.copyOf(stateArgb);
        if (stateArgb.size() != LaneState.COUNT) {
            throw new IllegalArgumentException(stateArgb.size() + " state colours");
        }
    }

    private static Palette light(String key, String label, boolean hatchAlways, int... rgb) {
        return new Palette(
                key,
                label,
                false,
                argb(rgb),
                0xffFFFFFF,
                0xffF4F5F7,
                0xffD9DCE1,
                0xff1B1F24,
                0xff5B6470,
                0xffE3E5E8,
                0xffFFFFFF,
                ANOMALY,
                SELECTION,
                SEARCH,
                hatchAlways);
    }

    private static Palette dark(String key, String label, int... rgb) {
        int ground = rgb.length > LaneState.COUNT ? rgb[LaneState.COUNT] : 0x15191F;
        return new Palette(
                key,
                label,
                true,
                argb(rgb),
                Colours.opaque(ground),
                0xff1C222A,
                0xff323A45,
                0xffE6EAF0,
                0xff9AA4B2,
                0xff2A3038,
                0xff000000,
                ANOMALY,
                SELECTION,
                SEARCH,
                false);
    }

    private static List<Integer> argb(int[] rgb) {
        return Arrays.stream(rgb).limit(LaneState.COUNT).mapToObj(Colours::opaque).toList();
    }

    /// Colour of the class with that code.
    public int stateArgb(int code) {
        return stateArgb.get(code);
    }

    public int argb(LaneState state) {
        return stateArgb.get(state.code());
    }

    /// The preset of that key, [#LIGHT] for an unknown one.
    public static Palette ofKey(String key) {
        return PRESETS.stream().filter(p -> p.key.equals(key)).findFirst().orElse(LIGHT);
    }

    /// This palette with the colour of one class replaced.
    public Palette with(LaneState state, int argb) {
        List<Integer> edited = new ArrayList<>(stateArgb);
        edited.set(state.code(), argb | 0xff000000);
        return new Palette(
                key,
                label,
                dark,
                edited,
                groundArgb,
                headerArgb,
                lineArgb,
                textArgb,
                dimTextArgb,
                noEventArgb,
                tickArgb,
                anomalyArgb,
                selectionArgb,
                searchArgb,
                hatchAlways);
    }
}
