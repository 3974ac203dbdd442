package dev.skein.view.timeline;

import dev.skein.model.Trace;
import dev.skein.query.SelectionSums;
import dev.skein.render.Palette;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.WindowSums;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Puts the regions of the timeline together and tells them apart: what to paint, when, and where
/// gestures go.
public final class TimelineController {
    private final TimelineModel model;
    private final WindowSums sums;
    private final Look look;
    private final LanePainting painting;
    private final Newest counting;

    @FXML private ColumnConstraints headerColumn;
    @FXML private Parent density;
    @FXML private Label overviewDetail;
    @FXML private Label timeLabel;
    @FXML private OverviewStrip overview;
    @FXML private RulerStrip ruler;
    @FXML private LaneHeaders headers;
    @FXML private LaneArea area;
    @FXML private ScrollBar scroll;
    @FXML private Legend legend;
    @FXML private Label noMatch;
    @FXML private Pane hoverLayer;

    private @Nullable ContextMenu shownMenu;

    /// @param background paints and counts
    /// @param threads how many threads paint one picture
    public TimelineController(
            TimelineModel model,
            WindowSums sums,
            Look look,
            Executor background,
            Executor uiThread,
            int threads) {
        this.model = model;
        this.sums = sums;
        this.look = look;
        this.painting = new LanePainting(background, uiThread, threads, look.frames());
        this.counting = new Newest(background, uiThread);
    }

    @FXML
    private void initialize() {
        OpenTrace open = model.open();
        headerColumn.prefWidthProperty().bind(model.headerWidthPxProperty());
        headerColumn.maxWidthProperty().bind(model.headerWidthPxProperty());
        area.setStill(look.still());
        area.connect(model, painting);
        headers.connect(model);
        ruler.connect(model);
        overview.connect(model, counting);
        overview.setOnCounted(this::nameOverview);
        look.paletteProperty().addListener((_, _, _) -> applyLook());
        look.oversamplingProperty().addListener((_, _, _) -> applyLook());
        open.colourModeProperty().addListener((_, _, _) -> applyLook());
        applyLook();

        BracketLayer brackets = new BracketLayer(model);
        addLayer(brackets);
        open.brackets().shownProperty().addListener((_, _, _) -> repaintBrackets());
        open.brackets().chosenProperty().addListener((_, _, _) -> repaintBrackets());
        addLayer(new MeasureLayer(model));
        model.cursors().firstProperty().addListener((_, _, _) -> repaintLayers());
        model.cursors().secondProperty().addListener((_, _, _) -> repaintLayers());
        open.baselineProperty().addListener((_, _, _) -> repaintLayers());
        HoverCard card = new HoverCard();
        hoverLayer.getChildren().add(card);
        new LaneGestures(model, look.preferences(), brackets).attach(area);
        new HoverTracking(model, area, card, look, brackets).attach();
        connectScrollBar();
        connectLegend();
        connectTexts();
        headers.setOnMouseClicked(event -> model.selectLaneAt(event.getY()));
        headers.setOnScroll(event -> LaneGestures.scrolledOverHeaders(model, event));
        noMatch.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> open.trace() != null && model.rows().size() == 0,
                                model.lanes().rowsProperty(),
                                open.traceProperty()));
    }

    private void repaintBrackets() {
        repaintLayers();
        ruler.repaint();
        overview.repaint();
    }

    private void applyLook() {
        Palette palette = look.paletteProperty().get();
        double oversampling = look.oversamplingProperty().get();
        area.setOversampling(oversampling);
        headers.setOversampling(oversampling);
        ruler.setOversampling(oversampling);
        overview.setOversampling(oversampling);
        area.setLook(palette, model.open().colourModeProperty().get());
        headers.setPalette(palette);
        ruler.setPalette(palette);
        overview.setPalette(palette);
    }

    private void connectScrollBar() {
        OpenTrace open = model.open();
        scroll.setMin(0);
        scroll.maxProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.max(1, model.maxTopPx()),
                                model.lanes().rowsProperty(),
                                model.heightPxProperty()));
        scroll.visibleAmountProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        model.maxTopPx()
                                                * model.heightPxProperty().get()
                                                / Math.max(1, model.rows().heightPx()),
                                model.lanes().rowsProperty(),
                                model.heightPxProperty()));
        scroll.setUnitIncrement(OpenTrace.DEFAULT_ROW_PX * 3);
        scroll.blockIncrementProperty().bind(model.heightPxProperty());
        scroll.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.maxTopPx() > 0,
                                model.lanes().rowsProperty(),
                                model.heightPxProperty()));
        open.topPxProperty().addListener((_, _, top) -> scroll.setValue(top.doubleValue()));
        scroll.valueProperty()
                .addListener(
                        (_, _, value) -> {
                            if (Math.abs(value.doubleValue() - open.topPxProperty().get()) > 0.01) {
                                model.scrollTo(value.doubleValue());
                            }
                        });
        model.lanes().rowsProperty().addListener((_, _, _) -> model.scroll(0));
    }

    private void connectLegend() {
        sums.sumsProperty().addListener((_, _, now) -> showLegend(now));
        model.open()
                .pausesProperty()
                .addListener((_, _, _) -> showLegend(sums.sumsProperty().get()));
        showLegend(sums.sumsProperty().get());
        legend.setOnChosen(
                state -> {
                    OpenTrace open = model.open();
                    String term = "state:" + state.key();
                    boolean set = open.arrangement().filter().equals(term);
                    open.arrange(open.arrangement().withFilter(set ? "" : term), "");
                });
    }

    private void showLegend(@Nullable SelectionSums now) {
        Trace trace = model.open().trace();
        boolean pauses = false;
        for (int row = 0; trace != null && row < trace.ranges().size() && !pauses; row++) {
            pauses = trace.ranges().kind(row).stopsLanes();
        }
        boolean gaps =
                now != null
                        && now.knownNanos()
                                < (double) now.range().durationNanos() * now.lanesSeen() * 0.999;
        legend.show(now, gaps, pauses && model.open().pausesProperty().get());
    }

    private void connectTexts() {
        OpenTrace open = model.open();
        open.timeModeProperty().addListener((_, _, _) -> nameTime());
        open.traceProperty().addListener((_, _, _) -> nameTime());
        nameTime();
        nameOverview();
    }

    private void nameTime() {
        timeLabel.setText(
                Strings.get(
                        "time."
                                + model.open()
                                        .times()
                                        .format()
                                        .effectiveMode()
                                        .name()
                                        .toLowerCase(Locale.ROOT)));
    }

    private void nameOverview() {
        Trace trace = model.open().trace();
        if (trace == null) {
            overviewDetail.setText("");
            return;
        }
        String alive = overview.aliveText();
        overviewDetail.setText(alive.isEmpty() ? "" : Strings.get("overview.alive", alive));
    }

    /// The menu that a right click on the lanes opens.
    public void setContextMenu(Supplier<ContextMenu> menu) {
        area.setOnContextMenuRequested(
                event -> {
                    if (shownMenu != null) {
                        shownMenu.hide();
                    }
                    if (!event.isKeyboardTrigger()
                            && model.open().selectionProperty().get() == null) {
                        model.selectAt(event.getX(), event.getY());
                    }
                    ContextMenu fresh = menu.get();
                    shownMenu = fresh;
                    fresh.show(area, event.getScreenX(), event.getScreenY());
                    event.consume();
                });
    }

    @FXML
    private void switchTimeFormat() {
        model.open().nextTimeMode();
    }

    /// Leaves the density picture out, for pictures of the lanes alone.
    public void hideDensity() {
        density.setVisible(false);
        density.setManaged(false);
    }

    /// Gives the lanes the keyboard.
    public void focus() {
        area.takeFocus();
    }

    /// Draws something of another area over the lanes from now on.
    public void addLayer(OverlayLayer layer) {
        area.overlay().add(layer);
    }

    /// Draws something of another area over the ruler from now on.
    public void addRulerLayer(OverlayLayer layer) {
        ruler.add(layer);
    }

    /// Draws something of another area over the overview strip from now on, on its own time axis.
    public void addOverviewLayer(OverlayLayer layer) {
        overview.add(layer);
    }

    /// Draws the layers again.
    public void repaintLayers() {
        area.overlay().repaint();
        ruler.repaint();
        overview.repaint();
    }

    /// Size of the lane area, for tests and the debug overlay.
    public LaneArea area() {
        return area;
    }
}
