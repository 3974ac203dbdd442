package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.export.PngFile;
import dev.skein.format.ImportOutcome;
import dev.skein.model.LaneState;
import dev.skein.render.Palette;
import dev.skein.testkit.LaneText;
import dev.skein.view.Theme;
import dev.skein.view.trace.TraceSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.scene.image.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// `skein render`: pictures without a window, read back by another decoder.
@Tag("ui")
class RenderUiTest {
    @TempDir Path folder;

    @BeforeAll
    static void startToolkit() {
        Toolkit.startOffscreen();
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"1, 1", "3, 2", "640, 3", "17, 431", "1000, 700"})
    void anotherDecoderReadsTheSamePixels(int width, int height) throws IOException {
        Random random = new Random(width * 31L + height);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xff000000 | (random.nextInt(4) == 0 ? random.nextInt(1 << 24) : 0x86C9FB);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngFile.write(argb, width, height, Map.of("Title", "a µs – title"), out);
        Image read = new Image(new ByteArrayInputStream(out.toByteArray()));
        for (int i = 0; i < argb.length; i++) {
            assertEquals(
                    argb[i], read.getPixelReader().getArgb(i % width, i / width), "pixel " + i);
        }
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("a µs – title"));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePictureHasTheLanesInTheColoursOfTheTheme(Theme theme) throws IOException {
        Picture picture = picture(theme, 1, true);
        Palette palette = OffscreenWindow.palette(theme);
        int lock = count(picture, palette.argb(LaneState.LOCK));
        int running = count(picture, palette.argb(LaneState.RUNNING));
        assertTrue(lock > 2_000 && running > 5_000, lock + " lock, " + running + " running pixels");
        keep(picture, "render-" + theme.key());
    }

    @Test
    void atTwiceTheScaleThereAreFourTimesThePixels() throws IOException {
        Picture one = picture(Theme.LIGHT, 1, false);
        Picture two = picture(Theme.LIGHT, 2, false);
        assertEquals(one.widthPx() * 2, two.widthPx());
        assertEquals(one.heightPx() * 2, two.heightPx());
        double ratio =
                count(two, Palette.LIGHT.argb(LaneState.LOCK))
                        / (double) count(one, Palette.LIGHT.argb(LaneState.LOCK));
        assertTrue(ratio > 3.5 && ratio < 4.5, "ratio " + ratio);
        keep(two, "render-2x");
    }

    @Test
    void wrongOptionsAreOneLineThatSaysWhatIsRight() {
        assertEquals("--size 12: write it as 1600x1000", firstErrorLine("--size", "12"));
        assertEquals("--theme pink: light, dark or print", firstErrorLine("--theme", "pink"));
        assertEquals(
                "--view all: window, timeline, series or report", firstErrorLine("--view", "all"));
        assertEquals("--scale 9.0: from 1 to 4", firstErrorLine("--scale", "9"));
        assertTrue(firstErrorLine("--lanes", "dur>x").startsWith("--lanes dur>x: "));
    }

    @Test
    void aFileThatIsNotThereIsOneLineAndExitStatusThree() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            int status =
                    Main.run("render", "no-such.jfr", "-o", folder.resolve("a.png").toString());
            assertEquals(ExitStatus.UNREADABLE, status);
        } finally {
            System.setErr(before);
        }
        assertEquals(
                "skein: no-such.jfr: file: there is no such file: check the path",
                errors.toString(StandardCharsets.UTF_8).strip());
        assertEquals(false, Files.exists(folder.resolve("a.png")));
    }

    private String firstErrorLine(String... options) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            String[] arguments = new String[options.length + 4];
            arguments[0] = "render";
            arguments[1] = "x.jfr";
            arguments[2] = "-o";
            arguments[3] = folder.resolve("a.png").toString();
            System.arraycopy(options, 0, arguments, 4, options.length);
            assertEquals(ExitStatus.USAGE, Main.run(arguments));
        } finally {
            System.setErr(before);
        }
        return errors.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }

    private static Picture picture(Theme theme, double scale, boolean whole) {
        return OffscreenWindow.of(
                new TraceSource(Path.of("drawing"), "drawing", 0),
                new ImportOutcome.Imported(LaneText.trace(TestWindow.DRAWING), List.of()),
                new OffscreenWindow.Style(whole, theme, 1_200, 600, scale, "Checkout stalls"),
                _ -> {});
    }

    private static int count(Picture picture, int argb) {
        int count = 0;
        for (int y = 0; y < picture.heightPx(); y++) {
            for (int x = 0; x < picture.widthPx(); x++) {
                count += picture.at(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }

    private static void keep(Picture picture, String name) throws IOException {
        Path shots = Path.of("target", "screenshots");
        Files.createDirectories(shots);
        picture.writePng(shots.resolve(name + ".png"), name);
    }
}
