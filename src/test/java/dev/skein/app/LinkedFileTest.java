package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.session.SavedView;
import dev.skein.session.ViewLink;
import dev.skein.view.RecentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedFileTest {
    @TempDir private Path folder;

    @Test
    void theFileOfTheLinkIsFoundAmongThoseOpenedLatelyByItsHash() throws IOException {
        Path other = file("a/trace.out", "other");
        Path meant = file("b/trace.out", "meant");
        LinkedFile found = LinkedFile.find(link("trace.out", meant), recent(other, meant));
        assertEquals(meant, found.path());
        assertEquals("", found.remark());
    }

    @Test
    void anotherFileOfThatNameIsOpenedAndTheDifferenceSaid() throws IOException {
        Path before = file("a/trace.out", "before");
        ViewLink link = link(before.toString(), before);
        Files.writeString(before, "after");
        LinkedFile found = LinkedFile.find(link, List.of());
        assertEquals(before, found.path());
        assertTrue(found.remark().contains("is not the file that the link was made from"));
        assertTrue(found.remark().contains(link.hash()), found.remark());
    }

    @Test
    void aMissingFileIsOneLineWithAnAdvice() {
        ViewLink link = new ViewLink("gone.jfr", "00ff", SavedView.WHOLE);
        CommandFailure failure =
                assertThrows(CommandFailure.class, () -> LinkedFile.find(link, List.of()));
        assertEquals(ExitStatus.UNREADABLE, failure.status());
        assertTrue(failure.getMessage().startsWith("skein: gone.jfr: there is no such file"));
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static ViewLink link(String name, Path file) throws IOException {
        return ViewLink.of(name, FileFacts.of(file).sha256(), SavedView.WHOLE);
    }

    private static List<RecentFile> recent(Path... files) {
        return List.of(files).stream().map(path -> new RecentFile(path, 0, 0, "")).toList();
    }
}
