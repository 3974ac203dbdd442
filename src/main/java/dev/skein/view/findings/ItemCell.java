package dev.skein.view.findings;

import dev.skein.analysis.StoryItem;
import dev.skein.view.Strings;
import dev.skein.view.trace.Times;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A finding in two lines: its columns, then the sentence.
final class ItemCell extends ListCell<StoryItem> {
    private static final double SCROLL_BAR_PX = 34;

    private final FindingsModel model;
    private final Map<ItemOrder, Label> columns = new EnumMap<>(ItemOrder.class);
    private final Label sentence = new Label();
    private final VBox box;

    ItemCell(FindingsModel model) {
        this.model = model;
        HBox line = new HBox();
        for (ItemOrder column : ItemOrder.values()) {
            Label label = new Label();
            label.getStyleClass().add("finding-" + column.key());
            label.setAlignment(isText(column) ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
            FindingColumns.size(label, column);
            columns.put(column, label);
            line.getChildren().add(label);
        }
        line.getStyleClass().add("finding-line");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("finding-sentence");
        box = new VBox(1, line, sentence);
        setOnMouseClicked(
                event -> {
                    if (!isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                        model.jump(getIndex());
                    }
                });
    }

    private Label column(ItemOrder column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private static boolean isText(ItemOrder column) {
        return column == ItemOrder.KIND;
    }

    @Override
    protected void updateItem(@Nullable StoryItem item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : box);
        if (item == null) {
            return;
        }
        box.prefWidthProperty().bind(getListView().widthProperty().subtract(SCROLL_BAR_PX));
        boolean dismissed = model.dismissal(item).isPresent();
        box.setOpacity(dismissed ? 0.55 : 1);
        column(ItemOrder.KIND).getStyleClass().removeAll("alarm", "info");
        column(ItemOrder.KIND).getStyleClass().add(item.isAlarm() ? "alarm" : "info");
        for (ItemOrder column : ItemOrder.values()) {
            column(column).setText(text(item, column, model.open().times()));
        }
        sentence.setText(
                dismissed
                        ? Strings.get("findings.dismissed", item.sentence(), reason(item))
                        : item.sentence());
        setAccessibleText(item.rank() + ", " + item.kind() + ": " + item.sentence());
    }

    private String reason(StoryItem item) {
        return model.dismissal(item).map(known -> known.reason()).orElse("");
    }

    static String text(StoryItem item, ItemOrder column, Times times) {
        return switch (column) {
            case RANK -> Integer.toString(item.rank());
            case KIND -> item.kind();
            case START -> times.at(item.range().startNanos());
            case LENGTH -> times.duration(item.range().durationNanos());
            case LANES ->
                    item.laneCount() == 0
                            ? ""
                            : String.format(Locale.ROOT, "%,d", item.laneCount());
            case FACTOR -> factor(item.factor());
        };
    }

    private static String factor(double factor) {
        if (Double.isNaN(factor)) {
            return "";
        }
        return Double.isInfinite(factor)
                ? Strings.get("findings.factor.new")
                : String.format(Locale.ROOT, factor < 10 ? "×%.1f" : "×%.0f", factor);
    }
}
