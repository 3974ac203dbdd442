package dev.skein.view.notice;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar with the newest notice; not there while there is none.
public final class NoticeController {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final Notices notices;

    @FXML private HBox notice;
    @FXML private FontIcon noticeIcon;
    @FXML private Label noticeText;
    @FXML private HBox noticeChoices;

    public NoticeController(Notices notices) {
        this.notices = notices;
    }

    @FXML
    private void initialize() {
        notices.open().addListener((javafx.beans.Observable _) -> refresh());
        refresh();
    }

    private void refresh() {
        boolean any = !notices.open().isEmpty();
        notice.setVisible(any);
        notice.setManaged(any);
        noticeChoices.getChildren().clear();
        if (any) {
            show(notices.open().getLast());
        }
    }

    private void show(Notice newest) {
        noticeText.setText(newest.text());
        notice.pseudoClassStateChanged(PROBLEM, newest.problem());
        noticeIcon.setIconLiteral(
                newest.problem() ? "mdi2a-alert-outline" : "mdi2i-information-outline");
        for (Notice.Choice choice : newest.choices()) {
            Button button = new Button(choice.label());
            button.getStyleClass().add("small");
            button.setOnAction(_ -> notices.choose(newest, choice));
            noticeChoices.getChildren().add(button);
        }
    }

    @FXML
    private void closeNotice() {
        if (!notices.open().isEmpty()) {
            notices.close(notices.open().getLast());
        }
    }
}
