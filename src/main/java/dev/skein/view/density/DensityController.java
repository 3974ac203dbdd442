package dev.skein.view.density;

import dev.skein.query.GroupMeasure;
import dev.skein.query.LaneOrder;
import dev.skein.render.DensityRows;
import dev.skein.render.DensityScale;
import dev.skein.render.Palette;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import dev.skein.view.timeline.HoverCard;
import dev.skein.view.timeline.TimelineModel;
import dev.skein.view.timeline.Wheel;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;

/// Puts the density picture together: its bar with legends, headers, the picture, its scroll bar.
public final class DensityController {
    /// Overview, ruler, the bar of the picture and the legend of the states.
    private static final double AROUND_PX = 124;

    private static final double LANES_MIN_PX = 126;
    private static final double LANES_SHARE = 0.42;

    private final DensityModel model;
    private final TimelineModel timeline;
    private final Look look;

    @FXML private GridPane grid;
    @FXML private ColumnConstraints headerColumn;
    @FXML private RowConstraints pictureRow;
    @FXML private ToggleButton fold;
    @FXML private Label bucket;
    @FXML private Pane bar;
    @FXML private MenuButton scale;
    @FXML private MenuButton measure;
    @FXML private DensityLegend kindLegend;
    @FXML private DensityLegend groupLegend;
    @FXML private DensityHeaders headers;
    @FXML private DensityArea area;
    @FXML private ScrollBar scroll;
    @FXML private Pane hoverLayer;

    public DensityController(DensityModel model, TimelineModel timeline, Look look) {
        this.model = model;
        this.timeline = timeline;
        this.look = look;
    }

    @FXML
    private void initialize() {
        grid.setViewOrder(-1); // the card beside the pointer may reach over the lanes
        headers.connect(model);
        area.connect(model);
        kindLegend.connect(model, true);
        groupLegend.connect(model, false);
        headerColumn.prefWidthProperty().bind(timeline.headerWidthPxProperty());
        headerColumn.maxWidthProperty().bind(timeline.headerWidthPxProperty());
        fold.selectedProperty().bindBidirectional(model.expandedProperty());
        fillMenu(
                scale, DensityScale.Kind.values(), DensityScale.Kind::label, model.scaleProperty());
        fillMenu(measure, GroupMeasure.values(), GroupMeasure::label, model.measureProperty());
        HoverCard card = new HoverCard();
        hoverLayer.getChildren().add(card);
        new DensityGestures(model, timeline, area, card, look).attach();
        headers.setOnMouseClicked(event -> openGroup(event.getY()));
        headers.addEventHandler(ScrollEvent.SCROLL, event -> model.scroll(-event.getDeltaY()));
        area.addEventHandler(
                ScrollEvent.SCROLL,
                event -> Wheel.turned(event, timeline, look.preferences(), model::scroll));
        connectScrollBar();
        grid.parentProperty().addListener((_, _, parent) -> fitInto(parent));
        model.countedProperty().addListener((_, _, _) -> refresh());
        model.roomPxProperty().addListener((_, _, _) -> refresh());
        model.expandedProperty().addListener((_, _, _) -> refresh());
        look.paletteProperty().addListener((_, _, _) -> applyLook());
        look.oversamplingProperty().addListener((_, _, _) -> applyLook());
        applyLook();
        refresh();
    }

    /// The lanes keep their share of the height; the picture takes of the rest what it can use.
    private void fitInto(@Nullable Parent parent) {
        if (parent instanceof Region region) {
            region.heightProperty().addListener((_, _, height) -> fit(height.doubleValue()));
            fit(region.getHeight());
        }
    }

    private void fit(double height) {
        model.roomPxProperty()
                .set(height - AROUND_PX - Math.max(LANES_MIN_PX, height * LANES_SHARE));
    }

    private <T> void fillMenu(
            MenuButton menu, T[] values, Function<T, String> label, ObjectProperty<T> property) {
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(label.apply(value));
            item.setToggleGroup(group);
            item.setSelected(value.equals(property.get()));
            item.setOnAction(_ -> property.set(value));
            property.addListener((_, _, now) -> item.setSelected(value.equals(now)));
            menu.getItems().add(item);
        }
        menu.setText(label.apply(property.get()));
        property.addListener((_, _, now) -> menu.setText(label.apply(now)));
    }

    /// A click on the name of a group shows its lanes below: grouped, unfolded and scrolled to.
    private void openGroup(double y) {
        int row = model.rows().rowAt(y);
        if (row >= DensityRows.FIRST_GROUP
                && row - DensityRows.FIRST_GROUP < model.groups().size()) {
            LaneOrder.Group group = model.groups().get(row - DensityRows.FIRST_GROUP);
            timeline.lanes().open(model.groupedBy(), group.name());
            timeline.selectLane(group.lanes()[0]);
        }
    }

    private void connectScrollBar() {
        scroll.setMin(0);
        model.topPxProperty().addListener((_, _, top) -> scroll.setValue(top.doubleValue()));
        scroll.valueProperty().addListener((_, _, now) -> model.scrollTo(now.doubleValue()));
        scroll.setUnitIncrement(DensityRows.GROUP_PX);
    }

    private void applyLook() {
        Palette palette = look.paletteProperty().get();
        double oversampling = look.oversamplingProperty().get();
        headers.setOversampling(oversampling);
        area.setOversampling(oversampling);
        kindLegend.setOversampling(oversampling);
        groupLegend.setOversampling(oversampling);
        headers.setPalette(palette);
        area.setPalette(palette);
        kindLegend.setPalette(palette);
        groupLegend.setPalette(palette);
    }

    private void refresh() {
        boolean open = model.expandedProperty().get();
        DensityRows rows = model.rows();
        double height = open ? rows.heightPx() + 1 : 0;
        pictureRow.setMinHeight(height);
        pictureRow.setPrefHeight(height);
        pictureRow.setMaxHeight(height);
        headers.setVisible(open);
        area.setVisible(open);
        bar.setVisible(open);
        boolean groups = open && rows.groupsPx() > 0;
        measure.setVisible(groups);
        groupLegend.setVisible(groups);
        scroll.setVisible(groups && rows.maxTopPx() > 0);
        scroll.setMaxHeight(rows.groupsPx());
        scroll.setMax(Math.max(1, rows.maxTopPx()));
        scroll.setVisibleAmount(
                rows.maxTopPx() * rows.groupsPx() / Math.max(1, rows.maxTopPx() + rows.groupsPx()));
        Counted now = model.countedProperty().get();
        bucket.setText(
                now == null
                        ? ""
                        : Strings.get(
                                "density.bucket",
                                model.open().times().duration(now.wanted().bucketNanos())));
    }
}
