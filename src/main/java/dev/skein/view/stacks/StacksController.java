package dev.skein.view.stacks;

import dev.skein.model.Frame;
import dev.skein.query.stacks.FrameText;
import dev.skein.query.stacks.GroupColumn;
import dev.skein.query.stacks.GroupDetails;
import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.StackGroups;
import dev.skein.view.ClipboardText;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import dev.skein.view.stacks.StacksModel.GroupChoice;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The panel of repeated stacks: how to group, what to look for, the groups, and a line on the
/// chosen one.
public final class StacksController {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int MAX_TOP = 64;
    private static final int DEFAULT_N = 5;
    private static final int MAX_PLACES = 3;

    private final StacksModel model;
    private final Look look;

    @FXML private Label stacksTitle;
    @FXML private ChoiceBox<GroupBy> groupBy;
    @FXML private Spinner<Integer> topFrames;
    @FXML private CheckBox foldLambdas;
    @FXML private CheckBox hideRuntime;
    @FXML private TextField stackSearch;
    @FXML private GroupsTable groups;
    @FXML private Label about;

    private final Tooltip searchHint = new Tooltip(Strings.get("stacks.search.help"));

    public StacksController(StacksModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    @FXML
    private void initialize() {
        GroupOptions first = model.optionsProperty().get();
        groupBy.getItems().setAll(GroupBy.values());
        groupBy.setValue(GroupBy.of(first));
        topFrames.setValueFactory(
                new SpinnerValueFactory.IntegerSpinnerValueFactory(1, MAX_TOP, DEFAULT_N));
        foldLambdas.setSelected(first.foldLambdas());
        hideRuntime.setSelected(first.hideRuntime());
        topFrames.managedProperty().bind(topFrames.visibleProperty());
        topFrames.visibleProperty().bind(groupBy.valueProperty().isEqualTo(GroupBy.TOP_N));
        groupBy.valueProperty().addListener((_, _, _) -> applyOptions());
        topFrames.valueProperty().addListener((_, _, _) -> applyOptions());
        foldLambdas.selectedProperty().addListener((_, _, _) -> applyOptions());
        hideRuntime.selectedProperty().addListener((_, _, _) -> applyOptions());
        connectSearch();
        groups.connect(
                look,
                (column, descending) ->
                        model.sortProperty().set(new GroupTable.Sort(column, descending)),
                model::select,
                model::hover);
        look.paletteProperty().addListener((_, _, _) -> groups.refresh());
        model.tableProperty().addListener((_, _, _) -> show());
        model.open().timeModeProperty().addListener((_, _, _) -> show());
        model.choiceProperty().addListener((_, _, _) -> tell());
        model.detailsProperty().addListener((_, _, _) -> tell());
        show();
    }

    private void connectSearch() {
        stackSearch.textProperty().bindBidirectional(model.searchProperty());
        stackSearch.setTooltip(searchHint);
        stackSearch.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        focus();
                    }
                });
        model.searchProblemProperty()
                .addListener(
                        (_, _, problem) -> {
                            stackSearch.pseudoClassStateChanged(WRONG, problem != null);
                            searchHint.setText(
                                    problem == null ? Strings.get("stacks.search.help") : problem);
                        });
    }

    private void applyOptions() {
        model.optionsProperty()
                .set(
                        groupBy.getValue()
                                .in(model.optionsProperty().get(), topFrames.getValue())
                                .withFrames(foldLambdas.isSelected(), hideRuntime.isSelected()));
    }

    private void show() {
        GroupTable table = model.tableProperty().get();
        if (table == null) {
            stacksTitle.setText(Strings.get("stacks.waiting"));
            return;
        }
        StackGroups found = table.groups();
        stacksTitle.setText(
                Strings.get(
                        table.size() == found.size() ? "stacks.title" : "stacks.title.some",
                        found.size(),
                        found.lanesSeen(),
                        table.size()));
        stacksTitle.setTooltip(
                found.withoutStack() == 0
                        ? null
                        : new Tooltip(Strings.get("stacks.without", found.withoutStack())));
        GroupChoice choice = model.choiceProperty().get();
        groups.show(
                table, model.open().times(), choice == null ? StackGroups.NONE : choice.group());
        tell();
    }

    /// A line on the chosen group: where its members are, and who started them.
    private void tell() {
        GroupChoice choice = model.choiceProperty().get();
        GroupDetails details = model.detailsProperty().get();
        about.setText(
                choice == null
                        ? Strings.get("stacks.about")
                        : details == null ? choice.label() : sentence(details));
    }

    private static String sentence(GroupDetails details) {
        String places =
                details.places().stream()
                        .limit(MAX_PLACES)
                        .map(place -> Strings.get("stacks.place", at(place.frame()), place.hits()))
                        .collect(Collectors.joining(", "));
        String creators =
                details.creators().stream()
                        .limit(MAX_PLACES)
                        .map(c -> Strings.get("stacks.place", c.site().text(), c.lanes()))
                        .collect(Collectors.joining(", "));
        String stacks = Strings.get("stacks.distinct", details.distinctStacks());
        return Strings.get(
                creators.isEmpty() ? "stacks.sentence.places" : "stacks.sentence",
                places,
                creators,
                stacks);
    }

    private static String at(Frame frame) {
        String location = FrameText.location(frame);
        return location.isEmpty() ? frame.function() : frame.function() + " (" + location + ")";
    }

    /// Gives the table the keyboard, on its first row where none is chosen.
    public void focus() {
        groups.requestFocus();
        if (groups.getSelectionModel().isEmpty() && !groups.getItems().isEmpty()) {
            groups.getSelectionModel().select(0);
        }
    }

    public void focusSearch() {
        stackSearch.requestFocus();
        stackSearch.selectAll();
    }

    @FXML
    private void keep() {
        model.toggleKept();
    }

    @FXML
    private void filterToLanes() {
        model.filterToLanes();
    }

    @FXML
    private void previous() {
        model.step(-1);
    }

    @FXML
    private void next() {
        model.step(1);
    }

    @FXML
    private void copy() {
        ClipboardText.put(model.text());
    }

    @FXML
    private void rank() {
        groups.getSortOrder().clear();
        model.sortProperty().set(new GroupTable.Sort(GroupColumn.RANK, true));
    }
}
