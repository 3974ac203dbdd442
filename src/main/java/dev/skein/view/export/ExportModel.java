package dev.skein.view.export;

import dev.skein.export.PictureLayout;
import dev.skein.export.PictureModel;
import dev.skein.export.PictureRequest;
import dev.skein.export.Privacy;
import dev.skein.export.SvgPicture;
import dev.skein.render.Palette;
import dev.skein.task.Work;
import dev.skein.view.Strings;
import dev.skein.view.trace.Newest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// What is to be exported, and how: every change makes a new preview in the background, of which
/// only the newest counts. UI thread.
public final class ExportModel {
    private static final int MIN_WIDTH_PX = 480;
    private static final int MAX_WIDTH_PX = 5_000;
    private static final int STACKS = 5;

    private final PictureRequest base;
    private final Exporter exporter;
    private final Newest drawing;
    private final Newest writing;

    private final BooleanProperty density = new SimpleBooleanProperty(true);
    private final BooleanProperty lanes = new SimpleBooleanProperty(true);
    private final BooleanProperty findings = new SimpleBooleanProperty(true);
    private final BooleanProperty stacks = new SimpleBooleanProperty(true);
    private final ObjectProperty<ExportFormat> format =
            new SimpleObjectProperty<>(ExportFormat.PNG);
    private final IntegerProperty widthPx = new SimpleIntegerProperty(1_600);
    private final IntegerProperty scale = new SimpleIntegerProperty(2);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>();
    private final StringProperty caption = new SimpleStringProperty("");
    private final BooleanProperty hideNames = new SimpleBooleanProperty();
    private final BooleanProperty hidePackages = new SimpleBooleanProperty();

    private final ReadOnlyObjectWrapper<@Nullable Image> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

    private record Drawn(PictureModel model, PictureLayout.Drawing drawing) {}

    /// @param base the recording, its window, lanes and findings as the window shows them
    public ExportModel(
            PictureRequest base, Exporter exporter, Executor background, Executor uiThread) {
        this.base = base;
        this.exporter = exporter;
        this.drawing = new Newest(background, uiThread);
        this.writing = new Newest(background, uiThread);
        this.palette.set(base.palette());
        for (Observable choice :
                new Observable[] {
                    density,
                    lanes,
                    findings,
                    stacks,
                    widthPx,
                    palette,
                    caption,
                    hideNames,
                    hidePackages
                }) {
            choice.addListener((Observable _) -> refresh());
        }
        refresh();
    }

    public BooleanProperty densityProperty() {
        return density;
    }

    public BooleanProperty lanesProperty() {
        return lanes;
    }

    public BooleanProperty findingsProperty() {
        return findings;
    }

    public BooleanProperty stacksProperty() {
        return stacks;
    }

    public ObjectProperty<ExportFormat> formatProperty() {
        return format;
    }

    public IntegerProperty widthPxProperty() {
        return widthPx;
    }

    /// Device pixels per pixel, 1 to 3.
    public IntegerProperty scaleProperty() {
        return scale;
    }

    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    public StringProperty captionProperty() {
        return caption;
    }

    public BooleanProperty hideNamesProperty() {
        return hideNames;
    }

    public BooleanProperty hidePackagesProperty() {
        return hidePackages;
    }

    /// At scale 1; null before the first one.
    public ReadOnlyObjectProperty<@Nullable Image> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// What became of the last thing done; empty before.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// How many lanes the picture draws at most.
    public int laneCount() {
        return base.maxLanes();
    }

    public String recordingName() {
        return base.recording().name();
    }

    /// The name of the recording with the suffix of the format.
    public String suggestedName() {
        String name = base.recording().name();
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + format.get().suffix();
    }

    private PictureRequest request(double deviceScale) {
        int width = Math.clamp(widthPx.get(), MIN_WIDTH_PX, MAX_WIDTH_PX);
        return base.withCaption(caption.get())
                .withLanes(base.filter(), base.sort(), lanes.get() ? base.maxLanes() : 0)
                .withParts(
                        density.get(),
                        findings.get() ? base.maxFindings() : 0,
                        stacks.get() ? STACKS : 0)
                .withLook(width, deviceScale, palette.get());
    }

    /// Costs a pass over all names, so in the background.
    private static PictureRequest hiding(PictureRequest request, boolean names, boolean packages) {
        return request.withPrivacy(Privacy.of(request.recording().trace(), names, packages));
    }

    private void refresh() {
        PictureRequest request = request(1);
        boolean names = hideNames.get();
        boolean packages = hidePackages.get();
        drawing.replace(
                work -> draw(hiding(request, names, packages), work),
                drawn -> preview.set(exporter.paint(drawn.drawing(), 1)));
    }

    private static Drawn draw(PictureRequest request, Work work) {
        PictureModel model = PictureModel.of(request, work);
        return new Drawn(model, PictureLayout.draw(model, SvgPicture.MAX_ELEMENTS, work));
    }

    /// Writes the file in the background; [#messageProperty()] tells how it went.
    public void save(Path target) {
        PictureRequest request = request(scale.get());
        boolean names = hideNames.get();
        boolean packages = hidePackages.get();
        Path file = withSuffix(target);
        saving.set(true);
        message.set(Strings.get("export.saving", file.getFileName()));
        writing.replace(
                work -> write(hiding(request, names, packages), file, work), this::finished);
    }

    private String write(PictureRequest request, Path file, Work work) {
        try {
            exporter.write(PictureModel.of(request, work), file, work);
            return Strings.get("export.saved", file.getFileName());
        } catch (IOException e) {
            return Strings.get("export.failed", file.getFileName(), String.valueOf(e.getMessage()));
        }
    }

    private void finished(String outcome) {
        saving.set(false);
        message.set(outcome);
    }

    private Path withSuffix(Path target) {
        String suffix = format.get().suffix();
        String name = String.valueOf(target.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(suffix)
                ? target
                : target.resolveSibling(name + suffix);
    }

    /// Stops writing; what was begun is removed.
    public void cancel() {
        if (saving.get()) {
            writing.cancel();
            finished(Strings.get("export.cancelled"));
        }
    }

    /// Puts the picture on the clipboard as pixels.
    public void copy() {
        PictureRequest request = request(scale.get());
        boolean names = hideNames.get();
        boolean packages = hidePackages.get();
        writing.replace(
                work -> draw(hiding(request, names, packages), work),
                drawn -> {
                    exporter.copy(exporter.paint(drawn.drawing(), drawn.model().request().scale()));
                    message.set(Strings.get("export.copied"));
                });
    }
}
