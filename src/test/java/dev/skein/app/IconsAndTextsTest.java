package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneSort;
import dev.skein.render.TimeFormat;
import dev.skein.view.Strings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IconsAndTextsTest {
    private static final Pattern FXML_KEY = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern JAVA_KEY =
            Pattern.compile("Strings\\.get\\(\\s*\"([^\"]+[^.])\"[,)]");

    @Test
    void everyTextThatAScreenNamesExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        collect(Path.of("src/main/resources/fxml"), ".fxml", FXML_KEY, missing);
        collect(Path.of("src/main/java"), ".java", JAVA_KEY, missing);
        missing.removeIf(Strings.bundle()::containsKey);
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyNameOfTheModelHasAText() {
        for (LaneState state : LaneState.values()) {
            assertTrue(Strings.bundle().containsKey("state." + state.key()), state.key());
            assertTrue(Strings.bundle().containsKey("legend.tip." + state.key()), state.key());
        }
        for (LaneKind kind : LaneKind.values()) {
            assertTrue(Strings.bundle().containsKey("kind." + kind.key()), kind.key());
            assertTrue(Strings.bundle().containsKey("lane.kind." + kind.key()), kind.key());
        }
        for (LaneGroup group : LaneGroup.values()) {
            assertTrue(Strings.bundle().containsKey("group." + group.key()), group.key());
        }
        for (TimeFormat.Mode mode : TimeFormat.Mode.values()) {
            assertTrue(Strings.bundle().containsKey("time." + lower(mode.name())), mode.name());
        }
        for (LaneSort.Key key : LaneSort.Key.values()) {
            boolean known = Strings.bundle().containsKey("sort." + lower(key.name()));
            assertTrue(known || key == LaneSort.Key.TIME_IN_STATE, key.name());
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void collect(Path folder, String ending, Pattern pattern, Set<String> into)
            throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(ending)).toList();
        }
        for (Path file : files) {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                into.add(matcher.group(1));
            }
        }
    }
}
