package dev.skein.view.settings;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Ties a choice box to a preference, both ways.
final class Choice {
    private Choice() {}

    static <T> void bind(
            ChoiceBox<T> box, List<T> values, Property<T> preference, Function<T, String> label) {
        box.getItems().setAll(values);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T value) {
                        return value == null ? "" : label.apply(value);
                    }

                    @Override
                    public @Nullable T fromString(String text) {
                        return null; // the box is not edited as text
                    }
                });
        show(box, preference);
        preference.addListener((_, _, _) -> show(box, preference));
        box.valueProperty().addListener((_, _, value) -> chosen(value, preference));
    }

    private static <T> void chosen(@Nullable T value, Property<T> preference) {
        if (value != null && !value.equals(preference.getValue())) {
            preference.setValue(value);
        }
    }

    /// A value from the file that the box does not offer is offered, too.
    private static <T> void show(ChoiceBox<T> box, ObservableValue<T> preference) {
        T value = preference.getValue();
        if (!box.getItems().contains(value)) {
            box.getItems().add(value);
        }
        box.setValue(value);
    }
}
