package dev.skein.view.inspector;

import dev.skein.model.LaneState;
import dev.skein.query.SelectionSums;
import dev.skein.view.Strings;
import dev.skein.view.trace.Times;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Time by state over the selection: share as a bar, percent, time.
public final class SumsTable extends TableView<SumsTable.Line> {
    private static final double BAR_PX = 260;

    /// One state's part of the selection.
    ///
    /// @param share of the known time, 0..1
    public record Line(LaneState state, double share, long nanos) {}

    private @Nullable Times times;

    public SumsTable() {
        getStyleClass().addAll("dense", "sums");
        TableColumn<Line, Line> state = column("summary.state", 130);
        state.setCellFactory(_ -> new StateCell());
        TableColumn<Line, Line> share = column("summary.share", 90);
        share.setCellFactory(
                _ ->
                        new TextCell(
                                line -> String.format(Locale.ROOT, "%.1f %%", line.share() * 100)));
        TableColumn<Line, Line> time = column("summary.time", 130);
        time.setCellFactory(_ -> new TextCell(line -> timeText(line.nanos())));
        TableColumn<Line, Line> bar = column("summary.bar", 280);
        bar.setCellFactory(_ -> new BarCell());
        bar.setSortable(false);
        share.getStyleClass().add("number");
        time.getStyleClass().add("number");
        state.setComparator(Comparator.comparing(line -> line.state().key()));
        share.setComparator(Comparator.comparingDouble(Line::share));
        time.setComparator(Comparator.comparingLong(Line::nanos));
        getColumns().setAll(List.of(state, share, time, bar));
    }

    private static TableColumn<Line, Line> column(String key, double width) {
        TableColumn<Line, Line> column = new TableColumn<>(Strings.get(key));
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(60);
        return column;
    }

    private String timeText(long nanos) {
        return times == null ? "" : times.duration(nanos);
    }

    void show(SelectionSums sums, Times timeText) {
        times = timeText;
        getItems()
                .setAll(
                        Arrays.stream(LaneState.values())
                                .filter(state -> sums.nanos(state) > 0)
                                .map(state -> new Line(state, sums.share(state), sums.nanos(state)))
                                .sorted(Comparator.comparingLong(Line::nanos).reversed())
                                .toList());
        sort();
    }

    private static final class StateCell extends TableCell<Line, Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            Region swatch = new Region();
            swatch.getStyleClass().setAll("swatch", "state-" + line.state().key());
            setText(Strings.get("state." + line.state().key()));
            setGraphic(swatch);
        }
    }

    private static final class TextCell extends TableCell<Line, Line> {
        private final java.util.function.Function<Line, String> text;

        TextCell(java.util.function.Function<Line, String> text) {
            this.text = text;
            getStyleClass().add("number");
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : text.apply(line));
        }
    }

    private static final class BarCell extends TableCell<Line, Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty || line == null ? null : bar(line));
        }

        private static Node bar(Line line) {
            Region bar = new Region();
            bar.getStyleClass().setAll("bar", "state-" + line.state().key());
            double width = Math.max(1, line.share() * BAR_PX);
            bar.setMinWidth(width);
            bar.setMaxWidth(width);
            HBox box = new HBox(bar);
            box.setAlignment(Pos.CENTER_LEFT);
            return box;
        }
    }
}
