package dev.skein.view.density;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.GroupMeasure;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSet;
import dev.skein.render.DensityBoard;
import dev.skein.render.DensityPainter;
import dev.skein.render.DensityRows;
import dev.skein.render.DensityScale;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the density picture of one trace shows and how. UI thread; counts in the background, of
/// several requests only the newest, and shows the last counts meanwhile.
public final class DensityModel {
    /// Widths of a bucket in pixels that can be chosen.
    private static final int MIN_BUCKET_PX = 2;

    private static final int MAX_BUCKET_PX = 16;

    /// While a file loads, it is counted again when it has grown by this factor.
    private static final double GROWTH = 1.5;

    private final OpenTrace open;
    private final Newest counting;
    private final Newest grouping;
    private final Newest picturing;

    private final BooleanProperty expanded = new SimpleBooleanProperty(true);
    private final ObjectProperty<DensityScale.Kind> scale =
            new SimpleObjectProperty<>(DensityScale.Kind.LOG);
    private final ObjectProperty<GroupMeasure> measure =
            new SimpleObjectProperty<>(GroupMeasure.EVENTS);
    private final IntegerProperty bucketPx = new SimpleIntegerProperty(DensityPainter.BUCKET_PX);
    private final DoubleProperty roomPx = new SimpleDoubleProperty();
    private final DoubleProperty topPx = new SimpleDoubleProperty();
    private final ObjectProperty<Cut> kindCut = new SimpleObjectProperty<>(Cut.NONE);
    private final ObjectProperty<Cut> groupCut = new SimpleObjectProperty<>(Cut.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Counted> counted = new ReadOnlyObjectWrapper<>();
    private @Nullable WholeCounts whole;
    private @Nullable LaneGroups groups;
    private @Nullable Trace asked;

    /// The part of a legend that is shown.
    ///
    /// @param from, to positions 0..1 of the scale
    record Cut(double from, double to) {
        static final Cut NONE = new Cut(0, 1);
    }

    public DensityModel(OpenTrace open, Executor background, Executor uiThread) {
        this.open = open;
        this.counting = new Newest(background, uiThread);
        this.grouping = new Newest(background, uiThread);
        this.picturing = new Newest(background, uiThread);
        open.traceProperty().addListener((_, _, _) -> count());
        open.stateProperty().addListener((_, _, _) -> count());
        open.shownProperty().addListener((_, _, _) -> group());
        open.arrangementProperty().addListener((_, _, _) -> group());
        open.viewportProperty().addListener((_, _, _) -> refresh());
        scale.addListener((_, _, _) -> cutAndRefresh());
        measure.addListener((_, _, _) -> cutAndRefresh());
        bucketPx.addListener((_, _, _) -> refresh());
        expanded.addListener((_, _, _) -> count());
        count();
    }

    public OpenTrace open() {
        return open;
    }

    /// Whether the picture is unfolded; nothing is counted while it is not.
    public BooleanProperty expandedProperty() {
        return expanded;
    }

    public ObjectProperty<DensityScale.Kind> scaleProperty() {
        return scale;
    }

    /// What the rows of groups show.
    public ObjectProperty<GroupMeasure> measureProperty() {
        return measure;
    }

    /// Least width of a bucket in logical pixels, 2..16.
    public IntegerProperty bucketPxProperty() {
        return bucketPx;
    }

    /// Makes buckets wider (1) or narrower (-1) by a factor of two.
    public void bucketStep(int direction) {
        int px = direction > 0 ? bucketPx.get() * 2 : bucketPx.get() / 2;
        bucketPx.set(Math.clamp(px, MIN_BUCKET_PX, MAX_BUCKET_PX));
    }

    /// Goes on to the next scale.
    public void nextScale() {
        scale.set(next(List.of(DensityScale.Kind.values()), scale.get()));
    }

    /// Goes on to the next measure of the groups.
    public void nextMeasure() {
        measure.set(next(List.of(GroupMeasure.values()), measure.get()));
    }

    private static <T> T next(List<T> all, T now) {
        return all.get((all.indexOf(now) + 1) % all.size());
    }

    /// Height that the picture may take.
    public DoubleProperty roomPxProperty() {
        return roomPx;
    }

    /// How far the groups are scrolled.
    public DoubleProperty topPxProperty() {
        return topPx;
    }

    ObjectProperty<Cut> kindCutProperty() {
        return kindCut;
    }

    ObjectProperty<Cut> groupCutProperty() {
        return groupCut;
    }

    ReadOnlyObjectProperty<@Nullable Counted> countedProperty() {
        return counted.getReadOnlyProperty();
    }

    /// What is to be painted, with what the legends hide left out; null before anything is counted.
    public @Nullable DensityBoard board() {
        Counted now = counted.get();
        if (now == null) {
            return null;
        }
        DensityBoard board = now.board();
        return new DensityBoard(
                board.kinds(),
                board.kindScale().showing(kindCut.get().from(), kindCut.get().to()),
                board.occupancy(),
                board.lanesHigh(),
                board.groups(),
                board.groupScale().showing(groupCut.get().from(), groupCut.get().to()));
    }

    /// The groups in the order of their rows.
    public List<LaneOrder.Group> groups() {
        Counted now = counted.get();
        return now == null ? List.of() : now.groups().groups();
    }

    public DensityRows rows() {
        return DensityRows.fitting(roomPx.get(), groups().size(), topPx.get());
    }

    public void scroll(double byPx) {
        scrollTo(topPx.get() + byPx);
    }

    void scrollTo(double toPx) {
        topPx.set(Math.clamp(toPx, 0, rows().maxTopPx()));
    }

    /// What the rows of groups stand for: the grouping of the lanes, else the creation site.
    LaneGroup groupedBy() {
        LaneGroup by = open.arrangement().group();
        return by == LaneGroup.NONE ? LaneGroup.SITE : by;
    }

    private void count() {
        Trace trace = open.trace();
        if (trace == null || !expanded.get() || trace == asked || !isWorthCounting(trace)) {
            return;
        }
        asked = trace;
        counting.refresh(
                work -> WholeCounts.of(trace, work),
                result -> {
                    whole = result;
                    group();
                });
    }

    private boolean isWorthCounting(Trace trace) {
        Trace known = asked;
        return known == null
                || !open.isLoading()
                || trace.intervals().totalRows() > known.intervals().totalRows() * GROWTH;
    }

    private void group() {
        WholeCounts known = whole;
        if (known == null || !expanded.get()) {
            return;
        }
        LaneSet shown = open.shownProperty().get();
        LaneGroups now = groups;
        LaneGroup by = groupedBy();
        if (now != null
                && now.trace() == known.trace()
                && now.by() == by
                && now.shown().equals(shown)) {
            return;
        }
        grouping.refresh(
                work -> LaneGroups.of(known.trace(), shown, by, work),
                result -> {
                    groups = result;
                    refresh();
                });
    }

    private void cutAndRefresh() {
        kindCut.set(Cut.NONE);
        groupCut.set(Cut.NONE);
        refresh();
    }

    private void refresh() {
        WholeCounts known = whole;
        LaneGroups lanes = groups;
        if (known == null || lanes == null || !expanded.get()) {
            return;
        }
        Wanted wanted =
                new Wanted(
                        DensityPainter.bucketNanos(open.viewport(), bucketPx.get()),
                        open.viewport().visibleTrace(),
                        measure.get(),
                        scale.get(),
                        open.viewport());
        Counted before = counted.get();
        if (before == null || !before.answers(known, lanes, wanted)) {
            picturing.replace(work -> Counted.of(known, lanes, wanted, before, work), counted::set);
        }
    }

    /// Lanes of the rows from one to another, null for all that are shown: the rows of kinds and
    /// the occupancy band speak about all.
    @Nullable LaneSet lanesOf(int oneRow, int otherRow) {
        int first = Math.min(oneRow, otherRow);
        int last = Math.max(oneRow, otherRow);
        if (first < DensityRows.FIRST_GROUP) {
            return null;
        }
        List<LaneOrder.Group> all = groups();
        LaneSet lanes = LaneSet.EMPTY;
        for (int row = first; row <= last && row - DensityRows.FIRST_GROUP < all.size(); row++) {
            lanes = lanes.or(LaneSet.of(all.get(row - DensityRows.FIRST_GROUP).lanes()));
        }
        return lanes;
    }

    /// Time and lanes of a rectangle of the picture.
    ///
    /// @param snapPx edges this near to a bucket's edge snap to it; 0 for none
    @Nullable Selection area(double x1, int row1, double x2, int row2, double snapPx) {
        long from = snapped(Math.min(x1, x2), snapPx);
        long to = snapped(Math.max(x1, x2), snapPx);
        return from < to ? new Selection(new TimeRange(from, to), lanesOf(row1, row2)) : null;
    }

    private long snapped(double x, double snapPx) {
        long time = Math.clamp(open.viewport().timeAt(x), 0, open.viewport().traceNanos());
        Counted now = counted.get();
        if (now == null) {
            return time;
        }
        long bucket = now.wanted().bucketNanos();
        long edge = Math.floorDiv(time + bucket / 2, bucket) * bucket;
        boolean near = Math.abs(edge - time) <= snapPx * open.viewport().nanosPerPx();
        return near ? Math.clamp(edge, 0, open.viewport().traceNanos()) : time;
    }
}
