package dev.skein.view.findings;

import dev.skein.analysis.Analysis;
import dev.skein.analysis.EvidenceCurve;
import dev.skein.analysis.Finding;
import dev.skein.analysis.Parameter;
import dev.skein.analysis.Parameters;
import dev.skein.analysis.Report;
import dev.skein.analysis.Story;
import dev.skein.analysis.StoryItem;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.render.Viewport;
import dev.skein.session.Dismissal;
import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import dev.skein.view.AnalysisChoices;
import dev.skein.view.session.SessionModel;
import dev.skein.view.trace.Bracket;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import dev.skein.view.trace.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
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
import org.jspecify.annotations.Nullable;

/// Analyses a trace once it is read and again when the sensitivity changes, keeps the list in the
/// wanted order without what was dismissed, and goes from one finding to the next. UI thread; the
/// analysis itself runs on the background executor, and the newest request wins.
public final class FindingsModel {
    /// Share of the width that a finding takes after a jump to it.
    static final double SHARE_OF_WIDTH = 0.4;

    private final OpenTrace open;
    private final SessionModel session;
    private final AnalysisChoices choices;
    private final Newest analysing;
    private final Newest proving;
    private final ReadOnlyObjectWrapper<@Nullable Report> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<StoryItem>> items =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable EvidenceCurve> evidence =
            new ReadOnlyObjectWrapper<>();
    private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
    private final ObjectProperty<ItemOrder> order = new SimpleObjectProperty<>(ItemOrder.RANK);
    private final BooleanProperty showDismissed = new SimpleBooleanProperty();
    private List<StoryItem> story = List.of();
    private volatile Work work = new Work();
    private @Nullable Trace analysed;

    public FindingsModel(
            OpenTrace open,
            SessionModel session,
            AnalysisChoices choices,
            Executor background,
            Executor uiThread) {
        this.open = open;
        this.session = session;
        this.choices = choices;
        this.analysing = new Newest(background, uiThread);
        this.proving = new Newest(background, uiThread);
        open.stateProperty().addListener((_, _, _) -> refresh());
        open.traceProperty().addListener((_, _, _) -> refresh());
        choices.sensitivity().addListener((_, _, _) -> run());
        choices.legacy().addListener((_, _, _) -> run());
        choices.legacyWindowMicros().addListener((_, _, _) -> run());
        choices.legacyThreshold().addListener((_, _, _) -> run());
        session.sessionProperty().addListener((_, _, _) -> list());
        order.addListener((_, _, _) -> list());
        showDismissed.addListener((_, _, _) -> list());
        chosen.addListener((_, _, _) -> prove());
        open.brackets().setOnChosen(this::jumpToRank);
        refresh();
    }

    public OpenTrace open() {
        return open;
    }

    public AnalysisChoices choices() {
        return choices;
    }

    /// Null while the first analysis runs or waits for the file.
    public ReadOnlyObjectProperty<@Nullable Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Why there is no report; empty when nothing went wrong.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The run in progress, to be sampled.
    public Work work() {
        return work;
    }

    /// The list as shown; empty while there is no report.
    public ReadOnlyObjectProperty<List<StoryItem>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    public List<StoryItem> items() {
        return items.get();
    }

    /// Index of the finding that was jumped to last, -1 for none.
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /// The finding that was jumped to last.
    public Optional<StoryItem> chosen() {
        int index = chosen.get();
        return index < 0 || index >= items().size()
                ? Optional.empty()
                : Optional.of(items().get(index));
    }

    /// The counts behind the chosen finding, null where it has none or they are being counted.
    public ReadOnlyObjectProperty<@Nullable EvidenceCurve> evidenceProperty() {
        return evidence.getReadOnlyProperty();
    }

    public ObjectProperty<ItemOrder> orderProperty() {
        return order;
    }

    /// Whether dismissed findings are listed, too.
    public BooleanProperty showDismissedProperty() {
        return showDismissed;
    }

    private void refresh() {
        Trace trace = open.isLoading() ? null : open.trace();
        if (trace != analysed) {
            analysed = trace;
            show(null);
            run();
        }
    }

    /// The parameters that the user's choices stand for.
    Parameters parameters() {
        return Parameters.defaults()
                .set("sensitivity=" + choices.sensitivity().get())
                .with(Parameter.LEGACY_ENABLED, choices.legacy().get() ? 1 : 0)
                .with(Parameter.LEGACY_WINDOW_US, choices.legacyWindowMicros().get())
                .with(Parameter.LEGACY_THRESHOLD, choices.legacyThreshold().get());
    }

    private record Outcome(@Nullable Report report, String problem) {}

    private void run() {
        Trace trace = analysed;
        if (trace == null) {
            analysing.cancel();
            running.set(false);
            return;
        }
        Parameters wanted = parameters();
        running.set(true);
        analysing.replace(
                current -> {
                    work = current;
                    return outcome(trace, wanted, current);
                },
                outcome -> {
                    running.set(false);
                    problem.set(outcome.problem);
                    show(outcome.report);
                });
    }

    private static Outcome outcome(Trace trace, Parameters wanted, Work current) {
        try {
            return new Outcome(Analysis.run(trace, wanted, current), "");
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            System.getLogger(FindingsModel.class.getName())
                    .log(System.Logger.Level.ERROR, "the analysis failed", e);
            return new Outcome(null, String.valueOf(e.getMessage()));
        }
    }

    private void show(@Nullable Report now) {
        story = now == null ? List.of() : Story.of(now);
        chosen.set(-1);
        report.set(now);
        list();
    }

    private void list() {
        StoryItem before = chosen().orElse(null);
        List<StoryItem> shown = new ArrayList<>(story);
        if (!showDismissed.get()) {
            shown.removeIf(item -> dismissal(item).isPresent());
        }
        shown.sort(order.get().comparator());
        items.set(List.copyOf(shown));
        chosen.set(before == null ? -1 : shown.indexOf(before));
        open.brackets().shownProperty().set(brackets());
    }

    private List<Bracket> brackets() {
        return items().stream()
                .filter(StoryItem::isAlarm)
                .map(
                        item ->
                                new Bracket(
                                        item.rank(),
                                        item.kind(),
                                        item.range(),
                                        lanes(item),
                                        item.sentence()))
                .toList();
    }

    static LaneSet lanes(StoryItem item) {
        return LaneSet.of(item.lanes().stream().mapToInt(Integer::intValue).toArray());
    }

    /// What was said when the finding was dismissed.
    public Optional<Dismissal> dismissal(StoryItem item) {
        return session.session().dismissed().stream()
                .filter(known -> known.finding().equals(item.key()))
                .findFirst();
    }

    /// How many findings are out of sight.
    public long dismissedCount() {
        return story.stream().filter(item -> dismissal(item).isPresent()).count();
    }

    /// Takes the chosen finding out of sight, with a reason in the person's words.
    public void dismiss(String reason) {
        chosen().ifPresent(item -> session.dismiss(new Dismissal(item.key(), reason.strip())));
    }

    /// Brings the chosen finding back, if it was dismissed.
    public void restore() {
        chosen().ifPresent(item -> session.restoreFinding(item.key()));
    }

    /// Goes `by` findings on, from the last to the first and back.
    public void step(int by) {
        int from = chosen.get();
        if (!items().isEmpty()) {
            jump(from < 0 ? (by > 0 ? 0 : items().size() - 1) : from + by);
        }
    }

    private void jumpToRank(int rank) {
        for (int index = 0; index < items().size(); index++) {
            if (items().get(index).rank() == rank) {
                jump(index);
            }
        }
    }

    /// Selects the time and lanes of a finding and zooms to it.
    public void jump(int index) {
        if (items().isEmpty()) {
            return;
        }
        int at = Math.floorMod(index, items().size());
        StoryItem item = items().get(at);
        chosen.set(at);
        open.brackets().chosenProperty().set(item.rank());
        LaneSet lanes = item.lanes().isEmpty() ? null : lanes(item);
        open.selectionProperty().set(new Selection(item.range(), lanes));
        open.navigate(around(item.range(), open.viewport()), "");
        open.panels().suggest(Panel.FINDING);
    }

    private void prove() {
        Trace trace = analysed;
        evidence.set(null);
        Finding finding = chosen().map(StoryItem::finding).orElse(null);
        if (trace == null || finding == null || finding.peak() == null) {
            proving.cancel();
            return;
        }
        Parameters wanted = parameters();
        proving.replace(
                current -> Optional.ofNullable(EvidenceCurve.of(trace, finding, wanted, current)),
                curve -> evidence.set(curve.orElse(null)));
    }

    /// Gives up whatever still runs: the trace is being closed.
    public void close() {
        analysing.cancel();
        proving.cancel();
        running.set(false);
    }

    private static Viewport around(TimeRange range, Viewport view) {
        if (range.durationNanos() == 0) {
            return view.centre(range); // a moment has no length to zoom to
        }
        double perPx =
                Math.max(
                        Viewport.MIN_NANOS_PER_PX,
                        range.durationNanos() / SHARE_OF_WIDTH / view.widthPx());
        if (perPx * view.widthPx() > view.traceNanos()) {
            return view.fit(new TimeRange(0, view.traceNanos()));
        }
        double middle = range.startNanos() + range.durationNanos() / 2.0;
        long start = Math.round(middle - perPx * view.widthPx() / 2);
        return new Viewport(start, perPx, view.widthPx(), view.traceNanos());
    }
}
