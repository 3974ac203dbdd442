package dev.skein.view.open;

import dev.skein.view.Strings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The system's own dialogs.
public final class ChooserFilePicker implements FilePicker {
    private final Supplier<Window> owner;
    private @Nullable File folder;

    public ChooserFilePicker(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> pickFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Strings.get("open.files.title"));
        chooser.setInitialDirectory(existing(folder));
        List<File> files = chooser.showOpenMultipleDialog(owner.get());
        if (files == null || files.isEmpty()) {
            return List.of();
        }
        folder = files.getFirst().getParentFile();
        return files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> pickFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Strings.get("open.folder.title"));
        chooser.setInitialDirectory(existing(folder));
        File picked = chooser.showDialog(owner.get());
        if (picked == null) {
            return Optional.empty();
        }
        folder = picked.getParentFile();
        return Optional.of(picked.toPath());
    }

    @Override
    public Optional<Path> pickTarget(String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Strings.get("save.title"));
        chooser.setInitialDirectory(existing(folder));
        chooser.setInitialFileName(suggestedName);
        File picked = chooser.showSaveDialog(owner.get());
        return picked == null ? Optional.empty() : Optional.of(picked.toPath());
    }

    private static @Nullable File existing(@Nullable File folder) {
        return folder != null && folder.isDirectory() ? folder : null;
    }
}
