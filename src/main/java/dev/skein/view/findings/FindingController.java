package dev.skein.view.findings;

import dev.skein.analysis.EvidenceCurve;
import dev.skein.analysis.Finding;
import dev.skein.analysis.StoryItem;
import dev.skein.session.Dismissal;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import dev.skein.view.trace.Times;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The page of one finding: what it says, how solid it is, the counts it rests on, and the way to
/// put it aside with a reason.
public final class FindingController {
    private final FindingsModel model;
    private final Look look;
    private final EvidenceChart chart = new EvidenceChart();

    @FXML private VBox page;
    @FXML private Label heading;
    @FXML private Label sentence;
    @FXML private Label solid;
    @FXML private Label numbers;
    @FXML private Label places;
    @FXML private VBox evidence;
    @FXML private Label legend;
    @FXML private TextField reason;
    @FXML private Button dismiss;
    @FXML private Button restore;
    @FXML private Label empty;

    public FindingController(FindingsModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    @FXML
    private void initialize() {
        evidence.getChildren().addFirst(chart);
        chart.setPalette(look.paletteProperty().get());
        look.paletteProperty().addListener((_, _, now) -> chart.setPalette(now));
        model.chosenProperty().addListener((_, _, _) -> show());
        model.itemsProperty().addListener((_, _, _) -> show());
        model.evidenceProperty().addListener((_, _, _) -> show());
        model.open().timeModeProperty().addListener((_, _, _) -> show());
        reason.setOnAction(_ -> dismiss());
        show();
    }

    private void show() {
        Optional<StoryItem> chosen = model.chosen();
        page.setVisible(chosen.isPresent());
        empty.setVisible(chosen.isEmpty());
        chosen.ifPresent(this::show);
    }

    private void show(StoryItem item) {
        Times times = model.open().times();
        heading.setText(
                Strings.get(
                        "finding.heading",
                        item.rank(),
                        item.kind(),
                        item.rule(),
                        times.at(item.range().startNanos()),
                        times.duration(item.range().durationNanos())));
        sentence.setText(item.sentence());
        Finding finding = item.finding();
        fill(solid, finding == null ? "" : solid(finding));
        fill(numbers, finding == null ? "" : numbers(finding, times));
        fill(places, finding == null ? "" : places(finding));
        EvidenceCurve curve = model.evidenceProperty().get();
        evidence.setVisible(curve != null);
        evidence.setManaged(curve != null);
        if (curve != null) {
            chart.show(curve, item.range());
            legend.setText(
                    Strings.get(
                            "finding.legend", curve.events(), times.duration(curve.windowNanos())));
        }
        Optional<Dismissal> dismissal = model.dismissal(item);
        reason.setText(dismissal.map(Dismissal::reason).orElse(""));
        restore.setVisible(dismissal.isPresent());
        restore.setManaged(dismissal.isPresent());
        dismiss.setText(
                Strings.get(dismissal.isPresent() ? "finding.reason.change" : "finding.dismiss"));
    }

    private static void fill(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static String solid(Finding finding) {
        if (finding.peak() == null) {
            return "";
        }
        return finding.disappearsAt().isEmpty()
                ? Strings.get("finding.solid")
                : Strings.get("finding.disappears", finding.disappearsAt());
    }

    private static String numbers(Finding finding, Times times) {
        Finding.Peak peak = finding.peak();
        if (peak == null) {
            return "";
        }
        Finding.Counts counts = finding.counts();
        return Strings.get(
                "finding.numbers",
                peak.count(),
                times.duration(peak.windowNanos()),
                String.format(Locale.ROOT, "%.1f", peak.baseline()),
                String.format(Locale.ROOT, "%.0f", peak.z()),
                counts.create(),
                counts.destroy(),
                counts.block(),
                counts.unblock());
    }

    private static String places(Finding finding) {
        return finding.sites().stream()
                .map(
                        site ->
                                Strings.get(
                                        site.line() > 0 ? "finding.site.line" : "finding.site",
                                        site.function(),
                                        Math.round(site.share() * 100),
                                        site.file(),
                                        Integer.toString(site.line())))
                .collect(Collectors.joining("\n"));
    }

    @FXML
    private void dismiss() {
        model.dismiss(reason.getText());
    }

    @FXML
    private void restore() {
        model.restore();
    }
}
