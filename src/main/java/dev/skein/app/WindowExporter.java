package dev.skein.app;

import dev.skein.export.OutputFile;
import dev.skein.export.PictureLayout;
import dev.skein.export.PictureModel;
import dev.skein.task.Work;
import dev.skein.view.export.Exporter;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Paints and writes pictures for the window.
final class WindowExporter implements Exporter {
    @Override
    public Image paint(PictureLayout.Drawing drawing, double scale) {
        return CanvasTarget.paint(drawing, scale).image();
    }

    @Override
    public void write(PictureModel model, Path file, Work work) throws IOException {
        ReportPicture.write(
                model,
                file,
                work,
                (target, content) ->
                        OutputFile.write(
                                target,
                                out -> {
                                    content.writeTo(out);
                                    work.checkCancelled(); // before it takes the target's place
                                }));
    }

    @Override
    public void copy(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
