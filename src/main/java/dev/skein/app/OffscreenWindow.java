package dev.skein.app;

import dev.skein.format.ImportOutcome;
import dev.skein.render.Palette;
import dev.skein.view.Preferences;
import dev.skein.view.Theme;
import dev.skein.view.ThemeChoice;
import dev.skein.view.open.FilePicker;
import dev.skein.view.session.SessionStore;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Makes pictures of a trace as the window would show it, without a window.
final class OffscreenWindow {
    private static final FilePicker NOBODY_TO_ASK =
            new FilePicker() {
                @Override
                public List<Path> pickFiles() {
                    return List.of();
                }

                @Override
                public Optional<Path> pickFolder() {
                    return Optional.empty();
                }
            };

    /// How a picture shall look.
    ///
    /// @param whole the window with its panels, else the timeline or the series alone
    /// @param series the series of dumps rather than the timeline
    /// @param title above the timeline; null for the file's name
    record Style(
            boolean whole,
            boolean series,
            Theme theme,
            int widthPx,
            int heightPx,
            double scale,
            @Nullable String title) {
        Style(
                boolean whole,
                Theme theme,
                int widthPx,
                int heightPx,
                double scale,
                @Nullable String title) {
            this(whole, false, theme, widthPx, heightPx, scale, title);
        }
    }

    private OffscreenWindow() {}

    /// Renders an opened file; `prepare` moves the view to what shall be seen. Starts JavaFX where
    /// nobody did.
    static Picture of(
            TraceSource source, ImportOutcome outcome, Style style, Consumer<Document> prepare) {
        Toolkit.startOffscreen();
        return Toolkit.call(() -> paint(source, outcome, style, prepare));
    }

    private static Picture paint(
            TraceSource source, ImportOutcome outcome, Style style, Consumer<Document> prepare) {
        Preferences preferences = new Preferences();
        preferences.theme().set(style.theme().isDark() ? ThemeChoice.DARK : ThemeChoice.LIGHT);
        WindowParts parts =
                new WindowParts(
                        new WindowParts.Environment(
                                (_, _) -> outcome,
                                preferences,
                                NOBODY_TO_ASK,
                                List.of(),
                                Runnable::run,
                                Runnable::run,
                                1,
                                true,
                                InstantSource.system(),
                                SessionStore.NONE,
                                Runnable::run));
        parts.look().paletteProperty().set(palette(style.theme()));
        parts.look().oversamplingProperty().set(style.scale());
        Document document = parts.document(OpenTrace.of(source, outcome));
        Parent root;
        if (style.whole()) {
            root = parts.loadShell().root();
            parts.shell().add(document);
        } else {
            Parent alone =
                    style.series()
                            ? parts.loadSeries(document)
                            : parts.loadTimeline(document).root();
            root = Poster.of(document, alone, style.title());
        }
        Scene scene = new Scene(root, style.widthPx(), style.heightPx());
        style.theme().applyTo(scene);
        Picture.layOut(scene);
        prepare.accept(document);
        return Picture.of(scene, style.scale());
    }

    static Palette palette(Theme theme) {
        return switch (theme) {
            case LIGHT -> Palette.LIGHT;
            case DARK -> Palette.DARK;
            case PRINT -> Palette.PRINT;
        };
    }
}
