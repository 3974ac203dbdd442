package dev.skein.view.export;

import dev.skein.export.PictureLayout;
import dev.skein.export.PictureModel;
import dev.skein.task.Work;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;

/// Paints and writes what the export dialog asks for.
public interface Exporter {
    /// @param scale device pixels per logical pixel; JavaFX thread
    Image paint(PictureLayout.Drawing drawing, double scale);

    /// Writes whole or not at all, in the form that the name of the file asks for. Background.
    ///
    /// @throws IOException with a message for people
    /// @throws dev.skein.task.CancelledException when `work` is cancelled; nothing is written then
    void write(PictureModel model, Path file, Work work) throws IOException;

    /// JavaFX thread.
    void copy(Image image);
}
