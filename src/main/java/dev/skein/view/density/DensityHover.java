package dev.skein.view.density;

import dev.skein.model.LaneState;
import dev.skein.query.DensityGrid;
import dev.skein.query.EventKind;
import dev.skein.query.GroupMeasure;
import dev.skein.query.Occupancy;
import dev.skein.render.DensityBoard;
import dev.skein.render.DensityRows;
import dev.skein.view.Strings;
import dev.skein.view.timeline.HoverText;
import dev.skein.view.trace.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the card says about a cell of the density picture: its exact numbers.
final class DensityHover {
    private final DensityModel model;
    private final DensityBoard board;
    private final long timeNanos;
    private final Times times;

    private DensityHover(DensityModel model, DensityBoard board, long timeNanos) {
        this.model = model;
        this.board = board;
        this.timeNanos = timeNanos;
        this.times = model.open().times();
    }

    /// Empty where there is no cell, or none counted yet.
    static Optional<HoverText> of(DensityModel model, int row, double x) {
        DensityBoard board = model.board();
        if (board == null || row == DensityRows.NONE) {
            return Optional.empty();
        }
        DensityHover hover = new DensityHover(model, board, model.open().viewport().timeAt(x));
        if (row < DensityRows.OCCUPANCY) {
            return hover.kind(row);
        }
        return row == DensityRows.OCCUPANCY
                ? hover.occupancy()
                : hover.group(row - DensityRows.FIRST_GROUP);
    }

    private Optional<HoverText> kind(int row) {
        DensityGrid grid = board.kinds();
        int column = grid.columnAt(timeNanos);
        if (column < 0 || column >= grid.columns()) {
            return Optional.empty();
        }
        String number =
                Strings.get(
                        "density.hover.events",
                        (long) grid.raw(row, column),
                        times.duration(grid.bucketNanos()),
                        Values.rate(grid.value(row, column)));
        return Optional.of(text(EventKind.ofRow(row).label(), number, grid.startNanos(column)));
    }

    private Optional<HoverText> group(int group) {
        DensityGrid grid = board.groups();
        int column = grid.columnAt(timeNanos);
        if (column < 0 || column >= grid.columns() || group >= grid.rows().size()) {
            return Optional.empty();
        }
        GroupMeasure measure = model.measureProperty().get();
        String value = Values.of(measure, grid.value(group, column));
        String number =
                grid.isRate()
                        ? Strings.get(
                                "density.hover.counted",
                                (long) grid.raw(group, column),
                                times.duration(grid.bucketNanos()),
                                value,
                                measure.label())
                        : Strings.get("density.hover.measure", measure.label(), value);
        String lanes = Strings.get("hover.group", model.groups().get(group).lanes().length);
        String name = grid.rows().get(group);
        return Optional.of(
                text(
                        name.isEmpty() ? Strings.get("density.unnamed") : name,
                        number,
                        grid.startNanos(column),
                        lanes,
                        Strings.get("density.hover.open")));
    }

    private Optional<HoverText> occupancy() {
        Occupancy occupancy = board.occupancy();
        int bucket = occupancy.bucketAt(timeNanos);
        if (bucket < 0 || bucket >= occupancy.buckets()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                Strings.get(
                        "density.hover.alive",
                        occupancy.aliveMin(bucket),
                        occupancy.aliveMax(bucket)));
        Stream.of(LaneState.values())
                .filter(state -> occupancy.nanos(state, bucket) > 0)
                .sorted(Comparator.comparingDouble(state -> -occupancy.lanes(state, bucket)))
                .forEach(
                        state ->
                                lines.add(
                                        Strings.get(
                                                "density.hover.lanes",
                                                Strings.get("state." + state.key()),
                                                Values.number(occupancy.lanes(state, bucket)))));
        return Optional.of(
                text(
                        Strings.get("density.occupancy"),
                        Strings.get(
                                "density.hover.average", times.duration(occupancy.bucketNanos())),
                        occupancy.startNanos(bucket),
                        lines.toArray(String[]::new)));
    }

    private HoverText text(String title, String number, long startNanos, String... more) {
        List<String> lines = new ArrayList<>();
        lines.add(number);
        lines.add(Strings.get("density.hover.from", times.inFull(startNanos)));
        lines.addAll(List.of(more));
        return new HoverText(title, null, lines, List.of());
    }
}
