package dev.skein.view.shell;

import dev.skein.view.Preferences;
import dev.skein.view.RecentFile;
import dev.skein.view.trace.LoadState;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.TraceLoader;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The opened traces and which of them is in front. UI thread.
public final class ShellModel {
    private final Preferences preferences;
    private final TraceLoader loader;
    private final Function<TraceSource, Document> documents;
    private final InstantSource clock;
    private final ObservableList<Document> opened = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Document> current = new SimpleObjectProperty<>();

    /// @param documents makes the models for a source
    public ShellModel(
            Preferences preferences,
            TraceLoader loader,
            InstantSource clock,
            Function<TraceSource, Document> documents) {
        this.preferences = preferences;
        this.loader = loader;
        this.clock = clock;
        this.documents = documents;
    }

    public Preferences preferences() {
        return preferences;
    }

    public ObservableList<Document> opened() {
        return opened;
    }

    /// The document in front, null on the welcome screen.
    public ObjectProperty<@Nullable Document> currentProperty() {
        return current;
    }

    public @Nullable Document current() {
        return current.get();
    }

    /// Opens files and folders: those that belong together in one tab, every other in a tab of its
    /// own; what is open already comes to the front.
    public void open(List<Path> paths) {
        loader.group(paths, groups -> groups.forEach(group -> open(TraceSource.of(group))));
    }

    private void open(TraceSource source) {
        for (Document document : opened) {
            if (document.open().source().paths().equals(source.paths())) {
                current.set(document);
                return;
            }
        }
        Document document = documents.apply(source);
        document.open().stateProperty().addListener((_, _, state) -> remember(document, state));
        opened.add(document);
        current.set(document);
        loader.load(document.open());
    }

    /// Reads a trace again together with files that belong to it: dumps to a series or beside a
    /// recording.
    public void addTo(Document document, List<Path> files) {
        if (!files.isEmpty()) {
            document.open().extend(files);
            loader.load(document.open());
        }
    }

    /// Shows a document made elsewhere.
    public void add(Document document) {
        opened.add(document);
        current.set(document);
    }

    private void remember(Document document, LoadState state) {
        String note =
                switch (state) {
                    case LoadState.Complete _ -> "";
                    case LoadState.Partial _ -> "partial";
                    case LoadState.Loading _, LoadState.Failed _, LoadState.Stopped _ -> null;
                };
        if (note != null) {
            TraceSource source = document.open().source();
            preferences.remember(
                    new RecentFile(
                            source.path().toAbsolutePath().normalize(),
                            clock.millis(),
                            source.sizeBytes(),
                            note));
        }
    }

    /// Reads the file in front again.
    public void reload() {
        Document document = current.get();
        if (document != null) {
            loader.load(document.open());
        }
    }

    /// Stops reading and keeps what is loaded.
    public void cancelLoading() {
        Document document = current.get();
        if (document != null) {
            document.open().work().cancel();
            document.findings().close();
            document.signs().close();
        }
    }

    public void close(Document document) {
        int at = opened.indexOf(document);
        if (at < 0) {
            return;
        }
        document.open().work().cancel();
        opened.remove(at);
        if (document.equals(current.get())) {
            current.set(opened.isEmpty() ? null : opened.get(Math.min(at, opened.size() - 1)));
        }
    }

    public void closeCurrent() {
        Document document = current.get();
        if (document != null) {
            close(document);
        }
    }

    /// Brings the next (1) or previous (-1) tab to the front.
    public void switchTab(int direction) {
        int at = opened.indexOf(current.get());
        if (at >= 0) {
            current.set(opened.get(Math.floorMod(at + direction, opened.size())));
        }
    }

    /// Whether anything is being read.
    public boolean isLoading() {
        return opened.stream().map(Document::open).anyMatch(OpenTrace::isLoading);
    }
}
