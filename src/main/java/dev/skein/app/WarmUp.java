package dev.skein.app;

import dev.skein.view.Preferences;
import dev.skein.view.Strings;
import dev.skein.view.Theme;
import dev.skein.view.ThemeChoice;
import dev.skein.view.open.Sample;
import dev.skein.view.open.SampleFolder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.xml.stream.XMLInputFactory;

/// What a start can do while JavaFX starts, on another thread: read the settings and the list of
/// samples, parse the theme, and load what reading FXML takes.
final class WarmUp {
    private final CompletableFuture<Preferences> preferences;
    private final CompletableFuture<List<Sample>> samples;

    WarmUp(SettingsFile settings, Executor background) {
        preferences = CompletableFuture.supplyAsync(() -> load(settings), background);
        samples =
                CompletableFuture.supplyAsync(
                        () -> SampleFolder.read(SampleTraces.folder()), background);
    }

    private static Preferences load(SettingsFile settings) {
        Preferences loaded = new Preferences();
        settings.load(loaded);
        // Only JavaFX knows what the system's own choice is, but it is light most of the time.
        boolean dark = loaded.theme().get() == ThemeChoice.DARK;
        (dark ? Theme.DARK : Theme.LIGHT).parse();
        Strings.bundle();
        XMLInputFactory.newInstance();
        return loaded;
    }

    /// Waits where it is not there yet.
    Preferences preferences() {
        return preferences.join();
    }

    List<Sample> samples() {
        return samples.join();
    }
}
