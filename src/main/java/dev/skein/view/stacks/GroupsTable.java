package dev.skein.view.stacks;

import dev.skein.query.stacks.FrameText;
import dev.skein.query.stacks.GroupColumn;
import dev.skein.query.stacks.StackGroups;
import dev.skein.query.stacks.StateShare;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import dev.skein.view.trace.Times;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The table of groups. Rows are numbers; cells ask the [GroupTable] for what they show, so that a
/// million groups cost no more than those in view.
public final class GroupsTable extends TableView<Integer> {
    private @Nullable GroupTable shown;
    private @Nullable Look look;
    private @Nullable Times times;
    private boolean filling;
    private final TableColumn<Integer, Integer> growth;
    private BiConsumer<GroupColumn, Boolean> onSorted = (_, _) -> {};
    private Consumer<Integer> onChosen = _ -> {};
    private Consumer<Integer> onHovered = _ -> {};

    public GroupsTable() {
        getStyleClass().addAll("dense", "sums", "groups");
        growth = numbers("growth", 84, GroupColumn.GROWTH, this::growthText);
        TableColumn<Integer, Integer> signature = column("signature", 284, GroupColumn.LABEL);
        signature.setCellFactory(_ -> new SignatureCell());
        TableColumn<Integer, Integer> when = column("when", 92, GroupColumn.FIRST);
        when.setCellFactory(_ -> new WhenCell());
        TableColumn<Integer, Integer> states = column("states", 150, GroupColumn.STATE);
        states.setCellFactory(_ -> new StatesCell());
        TableColumn<Integer, Integer> creator = column("creator", 200, GroupColumn.CREATED_BY);
        creator.setCellFactory(_ -> new TextCell(group -> table().creator(group), false));
        getColumns()
                .setAll(
                        List.of(
                                signature,
                                creator,
                                growth,
                                numbers(
                                        "lanes",
                                        54,
                                        GroupColumn.LANES,
                                        g -> count(groups().lanes(g))),
                                numbers("hits", 56, GroupColumn.HITS, g -> count(groups().hits(g))),
                                numbers("share", 58, GroupColumn.SHARE, this::shareText),
                                numbers("time", 80, GroupColumn.TIME, this::timeText),
                                states,
                                when,
                                numbers(
                                        "atEnd",
                                        62,
                                        GroupColumn.LANES_AT_END,
                                        g -> count(groups().lanesAtEnd(g)))));
        setSortPolicy(_ -> sorted());
        setRowFactory(_ -> row());
        getSelectionModel()
                .selectedIndexProperty()
                .addListener(
                        (_, _, row) -> {
                            if (!filling) {
                                onChosen.accept(groupAt(row.intValue()));
                            }
                        });
        setPlaceholder(new Label(Strings.get("stacks.empty")));
    }

    void connect(
            Look newLook,
            BiConsumer<GroupColumn, Boolean> sorting,
            Consumer<Integer> choosing,
            Consumer<Integer> hovering) {
        look = newLook;
        onSorted = sorting;
        onChosen = choosing;
        onHovered = hovering;
    }

    void show(GroupTable table, Times newTimes, int chosenGroup) {
        filling = true;
        shown = table;
        times = newTimes;
        growth.setVisible(table.groups().dumpCount() > 1);
        getSelectionModel().clearSelection();
        setItems(FXCollections.observableList(table.rows()));
        int row = chosenGroup < 0 ? -1 : table.rowOf(chosenGroup);
        if (row >= 0) {
            getSelectionModel().select(row);
        }
        filling = false;
        refresh();
    }

    private GroupTable table() {
        GroupTable now = shown;
        if (now == null) {
            throw new IllegalStateException("a cell without a table");
        }
        return now;
    }

    private StackGroups groups() {
        return table().groups();
    }

    private int groupAt(int row) {
        GroupTable now = shown;
        return now == null || row < 0 || row >= now.size() ? StackGroups.NONE : now.group(row);
    }

    private boolean sorted() {
        if (!filling && !getSortOrder().isEmpty()) {
            TableColumn<Integer, ?> column = getSortOrder().getFirst();
            onSorted.accept(
                    (GroupColumn) column.getUserData(),
                    column.getSortType() == TableColumn.SortType.DESCENDING);
        } else if (!filling) {
            onSorted.accept(GroupColumn.RANK, true);
        }
        return true;
    }

    private TableRow<Integer> row() {
        TableRow<Integer> row = new TableRow<>();
        row.setOnMouseEntered(
                _ -> onHovered.accept(row.isEmpty() ? StackGroups.NONE : groupAt(row.getIndex())));
        row.setOnMouseExited(_ -> onHovered.accept(StackGroups.NONE));
        return row;
    }

    private static TableColumn<Integer, Integer> column(
            String key, double width, GroupColumn order) {
        TableColumn<Integer, Integer> column = new TableColumn<>(Strings.get("stacks." + key));
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(40);
        column.setUserData(order);
        if (order != GroupColumn.LABEL && order != GroupColumn.CREATED_BY) {
            column.setSortType(TableColumn.SortType.DESCENDING);
        }
        return column;
    }

    private TableColumn<Integer, Integer> numbers(
            String key, double width, GroupColumn order, IntFunction<String> text) {
        TableColumn<Integer, Integer> column = column(key, width, order);
        column.setCellFactory(_ -> new TextCell(text, true));
        column.getStyleClass().add("number");
        return column;
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private String shareText(int group) {
        return String.format(Locale.ROOT, "%.1f %%", groups().share(group) * 100);
    }

    private String timeText(int group) {
        long nanos = groups().nanos(group);
        return nanos == 0 || times == null ? "" : times.duration(nanos);
    }

    private String growthText(int group) {
        long first = groups().threadsInFirstDump(group);
        long last = groups().threadsInLastDump(group);
        return first == last
                ? count(last)
                : Strings.get("stacks.growth.text", count(first), count(last));
    }

    /// A cell that is told its group when it has one.
    private abstract class GroupCell extends TableCell<Integer, Integer> {
        @Override
        protected final void updateItem(@Nullable Integer row, boolean empty) {
            super.updateItem(row, empty);
            int group = empty || row == null ? StackGroups.NONE : groupAt(row);
            if (group == StackGroups.NONE) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
            } else {
                fill(group);
            }
        }

        abstract void fill(int group);
    }

    private final class TextCell extends GroupCell {
        private final IntFunction<String> text;

        TextCell(IntFunction<String> text, boolean number) {
            this.text = text;
            if (number) {
                getStyleClass().add("number");
            }
        }

        @Override
        void fill(int group) {
            setText(text.apply(group));
        }
    }

    /// The group's name, and the warning where it has earned it.
    private final class SignatureCell extends GroupCell {
        private final Label badge = new Label(Strings.get("stacks.badge"));
        private final Label name = new Label();
        private final HBox box = new HBox(6, name, badge);
        private final Tooltip frames = new Tooltip();

        SignatureCell() {
            badge.getStyleClass().add("warning-badge");
            badge.setMinWidth(USE_PREF_SIZE);
            badge.setTooltip(new Tooltip(Strings.get("stacks.badge.tip")));
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.SOMETIMES);
            box.setAlignment(Pos.CENTER_LEFT);
            frames.getStyleClass().add("frames");
        }

        @Override
        void fill(int group) {
            boolean repeated = groups().isRepeatedAnonymousChain(group);
            name.setText(groups().label(group));
            name.getStyleClass().setAll("label", groups().isIdle(group) ? "idle" : "signature");
            badge.setVisible(repeated);
            badge.setManaged(repeated);
            frames.setText(exactFrames(group));
            setTooltip(frames.getText().isEmpty() ? null : frames);
            setGraphic(box);
        }

        private String exactFrames(int group) {
            return groups().exampleFrames(group).stream()
                    .limit(20)
                    .map(
                            frame ->
                                    Strings.get(
                                            "stacks.frame",
                                            frame.function(),
                                            FrameText.location(frame)))
                    .collect(Collectors.joining("\n"));
        }
    }

    private abstract class PaintedCell<N extends Node> extends GroupCell {
        final N box;

        PaintedCell(N box) {
            this.box = box;
        }

        @Override
        final void fill(int group) {
            Look known = look;
            if (known != null) {
                paint(group, known);
                setGraphic(box);
            }
        }

        abstract void paint(int group, Look known);
    }

    private final class WhenCell extends PaintedCell<SparkBox> {
        WhenCell() {
            super(new SparkBox());
            box.prefWidthProperty().bind(widthProperty().subtract(14));
            box.setPrefHeight(20);
        }

        @Override
        void paint(int group, Look known) {
            box.setOversampling(known.oversamplingProperty().get());
            box.show(table().when(group), known.paletteProperty().get());
        }
    }

    private final class StatesCell extends PaintedCell<StateBox> {
        StatesCell() {
            super(new StateBox());
            box.prefWidthProperty().bind(widthProperty().subtract(14));
            box.setPrefHeight(20);
        }

        @Override
        void paint(int group, Look known) {
            box.setOversampling(known.oversamplingProperty().get());
            box.show(groups(), group, known.paletteProperty().get());
            setTooltip(new Tooltip(statesText(group)));
        }

        private String statesText(int group) {
            return groups().states(group).stream()
                    .map(
                            (StateShare share) ->
                                    Strings.get(
                                            "stacks.state",
                                            share.state().label(),
                                            count(share.nanos()),
                                            count(share.hits())))
                    .collect(Collectors.joining("\n"));
        }
    }
}
