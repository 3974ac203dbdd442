package dev.skein.view.timeline;

import dev.skein.model.Trace;
import dev.skein.render.ColourMode;
import dev.skein.render.LanePicture;
import dev.skein.render.LanePicture.Fidelity;
import dev.skein.render.Palette;
import dev.skein.render.Viewport;
import dev.skein.view.trace.Light;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The lanes: one image of device pixels painted in the background, and an overlay canvas for text,
/// selection and pauses.
///
/// While a fresh picture is being painted the last one is shown shifted and stretched to the new
/// view, so the area is never blank. While the view moves pictures are drafts; 100 ms after the
/// last change an exact one follows.
public final class LaneArea extends Region {
    private static final Duration REST = Duration.millis(100);

    private final ImageView image = new ImageView();
    private final Affine stretch = new Affine();
    private final Rectangle clip = new Rectangle();
    private final LaneOverlay overlay = new LaneOverlay();
    private final PauseTransition rest = new PauseTransition(REST);

    private @Nullable TimelineModel model;
    private @Nullable LanePainting painting;
    private @Nullable LanePicture shown;
    private Palette palette = Palette.LIGHT;
    private ColourMode mode = ColourMode.DOMINANT;
    private boolean still;
    private boolean focusWhenShown;
    private double oversampling = 1;

    public LaneArea() {
        getStyleClass().add("lane-area");
        image.setManaged(false);
        image.setSmooth(false);
        image.setMouseTransparent(true);
        image.getTransforms().add(stretch);
        overlay.setMouseTransparent(true);
        getChildren().addAll(image, overlay);
        setClip(clip);
        setMinSize(0, 0);
        setFocusTraversable(true);
        sceneProperty()
                .addListener(
                        (_, _, scene) -> {
                            if (scene != null && focusWhenShown) {
                                focusWhenShown = false;
                                requestFocus();
                            }
                        });
        rest.setOnFinished(_ -> request(Fidelity.EXACT));
    }

    void connect(TimelineModel timeline, LanePainting painter) {
        model = timeline;
        painting = painter;
        overlay.connect(timeline);
        timeline.open().viewportProperty().addListener((_, _, _) -> moved());
        timeline.open().topPxProperty().addListener((_, _, _) -> moved());
        timeline.lanes().rowsProperty().addListener((_, _, _) -> moved());
        timeline.open().traceProperty().addListener((_, _, _) -> moved());
        timeline.open().lightProperty().addListener((_, _, _) -> changed());
    }

    void setLook(Palette newPalette, ColourMode newMode) {
        palette = newPalette;
        mode = newMode;
        overlay.setPalette(newPalette);
        changed();
    }

    LaneOverlay overlay() {
        return overlay;
    }

    /// For pictures made in one go: every picture is exact, none is a draft.
    void setStill(boolean value) {
        still = value;
    }

    void setOversampling(double factor) {
        oversampling = factor;
        overlay.setOversampling(factor);
        changed();
    }

    /// Takes the keyboard, as soon as the area is in a window.
    void takeFocus() {
        if (getScene() != null) {
            requestFocus();
        } else {
            focusWhenShown = true;
        }
    }

    private void moved() {
        placeImage();
        changed();
    }

    /// Something that the picture shows is different: paint it anew.
    void changed() {
        overlay.repaint();
        request(still ? Fidelity.EXACT : Fidelity.DRAFT);
        if (!still) {
            rest.playFromStart();
        }
    }

    private void request(Fidelity fidelity) {
        TimelineModel timeline = model;
        LanePainting painter = painting;
        Trace trace = timeline == null ? null : timeline.open().trace();
        if (timeline == null
                || painter == null
                || trace == null
                || getWidth() < 1
                || getHeight() < 1) {
            return;
        }
        double scale = deviceScale();
        LanePicture picture =
                new LanePicture(
                        trace,
                        timeline.rows(),
                        timeline.open().viewport(),
                        timeline.open().topPxProperty().get(),
                        scale,
                        palette,
                        mode,
                        fidelity);
        Light light = timeline.open().lightProperty().get();
        painter.request(
                picture,
                light == null ? null : light.marks(),
                (int) Math.ceil(getWidth() * scale),
                (int) Math.ceil(getHeight() * scale),
                this::show);
    }

    private void show(LanePainting.Painted painted) {
        shown = painted.picture();
        image.setImage(painted.image());
        double scale = painted.picture().deviceScale();
        double width = painted.image().getWidth();
        double height = painted.image().getHeight();
        image.setViewport(new Rectangle2D(0, 0, width, height));
        image.setFitWidth(width / scale);
        image.setFitHeight(height / scale);
        placeImage();
        overlay.repaint();
    }

    /// Moves and stretches the last picture to where its contents lie in the present view.
    private void placeImage() {
        LanePicture last = shown;
        TimelineModel timeline = model;
        if (last == null || timeline == null) {
            return;
        }
        Viewport now = timeline.open().viewport();
        double factor = last.viewport().nanosPerPx() / now.nanosPerPx();
        boolean sameRows = last.rows().equals(timeline.rows());
        double down = sameRows ? last.scrollPx() - timeline.open().topPxProperty().get() : 0;
        stretch.setToTransform(factor, 0, now.xAt(last.viewport().startNanos()), 0, 1, down);
    }

    private double deviceScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return oversampling * (window == null ? 1 : window.getOutputScaleX());
    }

    @Override
    protected void layoutChildren() {
        TimelineModel timeline = model;
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        overlay.resizeRelocate(0, 0, width, height);
        if (timeline != null && width >= 1 && height >= 1 && !sameSize(timeline, width, height)) {
            timeline.heightPxProperty().set(height);
            timeline.open().resize((int) width);
            timeline.scroll(0);
            changed();
        }
    }

    private boolean sameSize(TimelineModel timeline, double width, double height) {
        LanePicture last = shown;
        return last != null
                && timeline.open().viewport().widthPx() == (int) width
                && timeline.heightPxProperty().get() == height;
    }
}
