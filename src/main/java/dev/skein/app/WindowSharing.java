package dev.skein.app;

import dev.skein.export.CompareTables;
import dev.skein.export.PictureRequest;
import dev.skein.session.SavedView;
import dev.skein.session.ViewLink;
import dev.skein.view.Strings;
import dev.skein.view.Theme;
import dev.skein.view.compare.CompareController;
import dev.skein.view.export.ExportController;
import dev.skein.view.export.ExportModel;
import dev.skein.view.notice.Notice;
import dev.skein.view.shell.Document;
import dev.skein.view.shell.Sharing;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Hands out what leaves the window. JavaFX thread.
final class WindowSharing implements Sharing {
    private static final double DIALOG_WIDTH_PX = 1_060;
    private static final double DIALOG_HEIGHT_PX = 700;

    private final WindowParts parts;
    private final WindowParts.Environment environment;
    private final Newest hashing;
    private final WindowCompare compare;
    private final WindowExporter exporter = new WindowExporter();

    WindowSharing(WindowParts parts, WindowParts.Environment environment) {
        this.parts = parts;
        this.environment = environment;
        this.compare = new WindowCompare(parts, environment, this::show);
        this.hashing = new Newest(environment.background(), environment.uiThread());
    }

    @Override
    public void chooseSessionPlace() {
        parts.sessions().consent().ask();
    }

    /// The hash of a large file takes a moment; the link is that of the moment of the key.
    @Override
    public void copyLink(Document document) {
        TraceSource source = document.open().source();
        SavedView view = LinkedView.of(document);
        hashing.replace(
                _ -> environment.sessions().sha256(source),
                hash -> copied(ViewLink.of(source.name(), hash, view).format()));
    }

    @Override
    public void export(Document document) {
        picture(
                document,
                request ->
                        dialog(
                                new ExportModel(
                                        request,
                                        exporter,
                                        environment.background(),
                                        environment.uiThread())));
    }

    @Override
    public void copyPicture(Document document) {
        picture(
                document,
                request -> {
                    ExportModel model =
                            new ExportModel(
                                    request,
                                    exporter,
                                    environment.background(),
                                    environment.uiThread());
                    model.messageProperty()
                            .addListener((_, _, text) -> parts.notices().show(Notice.info(text)));
                    model.copy();
                });
    }

    private void picture(Document document, Consumer<PictureRequest> then) {
        hashing.replace(
                _ -> environment.sessions().sha256(document.open().source()),
                hash ->
                        ShownPicture.of(document, hash, parts.look().paletteProperty().get())
                                .ifPresent(then));
    }

    @Override
    public void markWindow(Document document) {
        compare.mark(document);
    }

    @Override
    public void compareWith(Document document) {
        List<Path> picked = environment.picker().pickFiles();
        if (!picked.isEmpty()) {
            compare.with(document, picked.getFirst());
        }
    }

    private void show(CompareTables tables, String markdown) {
        CompareController screen = parts.loadCompare(tables, markdown, WindowSharing::copyText);
        Stage stage = stage(screen.root(), Strings.get("compare.title"));
        screen.onClose(stage::close);
        stage.show();
    }

    private void dialog(ExportModel model) {
        ExportController dialog = parts.loadExport(model);
        Stage stage = stage(dialog.root(), Strings.get("export.title", model.recordingName()));
        stage.initModality(Modality.WINDOW_MODAL);
        dialog.onClose(stage::close);
        stage.setOnHidden(_ -> model.cancel());
        stage.show();
    }

    private Stage stage(Parent root, String title) {
        Stage stage = new Stage();
        stage.initOwner(
                Window.getWindows().stream()
                        .filter(Window::isFocused)
                        .findFirst()
                        .orElse(
                                Window.getWindows().isEmpty()
                                        ? null
                                        : Window.getWindows().getFirst()));
        stage.setTitle(title);
        Scene scene = new Scene(root, DIALOG_WIDTH_PX, DIALOG_HEIGHT_PX);
        Theme.of(environment.preferences().theme().get()).applyTo(scene);
        stage.setScene(scene);
        return stage;
    }

    private static void copyText(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void copied(String link) {
        copyText(link);
        parts.notices().show(Notice.info(Strings.get("link.copied", link)));
    }
}
