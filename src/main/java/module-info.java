/// Skein: shows what every thread of a program did over time. See `docs/architecture.md` for the
/// packages and their arrows.
module dev.skein {
    requires org.jspecify;
    requires java.logging;
    requires java.xml;
    requires aircompressor.v3;
    requires javafx.controls;
    requires javafx.fxml;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;

    opens dev.skein.app to
            info.picocli;
    opens dev.skein.view.compare to
            javafx.fxml;
    opens dev.skein.view.density to
            javafx.fxml;
    opens dev.skein.view.difference to
            javafx.fxml;
    opens dev.skein.view.export to
            javafx.fxml;
    opens dev.skein.view.findings to
            javafx.fxml;
    opens dev.skein.view.inspector to
            javafx.fxml;
    opens dev.skein.view.locks to
            javafx.fxml;
    opens dev.skein.view.notice to
            javafx.fxml;
    opens dev.skein.view.open to
            javafx.fxml;
    opens dev.skein.view.series to
            javafx.fxml;
    opens dev.skein.view.settings to
            javafx.fxml;
    opens dev.skein.view.shell to
            javafx.fxml;
    opens dev.skein.view.signs to
            javafx.fxml;
    opens dev.skein.view.stacks to
            javafx.fxml;
    opens dev.skein.view.timeline to
            javafx.fxml;
}
