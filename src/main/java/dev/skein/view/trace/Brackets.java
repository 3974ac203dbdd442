package dev.skein.view.trace;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The findings marked in a trace, and which of them was gone to. UI thread.
///
/// Who finds them sets them; who draws them observes, and reports a click with [#choose].
public final class Brackets {
    private final ObjectProperty<List<Bracket>> shown = new SimpleObjectProperty<>(List.of());
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private IntConsumer onChosen = _ -> {};

    public ObjectProperty<List<Bracket>> shownProperty() {
        return shown;
    }

    public List<Bracket> shown() {
        return shown.get();
    }

    /// Rank of the finding that was gone to last, 0 for none.
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /// What a click on a bracket does, given its rank.
    public void setOnChosen(IntConsumer action) {
        onChosen = action;
    }

    /// Goes to the finding of that rank.
    public void choose(int rank) {
        onChosen.accept(rank);
    }
}
