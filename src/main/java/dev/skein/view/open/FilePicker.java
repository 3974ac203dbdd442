package dev.skein.view.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for files; an interface because system dialogs do not exist everywhere.
public interface FilePicker {
    /// Empty when the user changed their mind.
    List<Path> pickFiles();

    Optional<Path> pickFolder();

    /// Where to write a new file; the picker has asked already about one that exists.
    default Optional<Path> pickTarget(String suggestedName) {
        return Optional.empty();
    }
}
