package dev.skein.query;

import dev.skein.model.LaneState;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By what lanes are ordered.
///
/// @param state the class for [Key#TIME_IN_STATE], else null
/// @param reversed turned round: the natural direction of a key is "most interesting first" for
///     sums and ascending for names and times
public record LaneSort(Key key, @Nullable LaneState state, boolean reversed) {
    /// Interesting lanes first.
    public static final LaneSort BY_SCORE = new LaneSort(Key.SCORE, null, false);

    public static final LaneSort BY_NAME = new LaneSort(Key.NAME, null, false);

    public LaneSort {
        if ((key == Key.TIME_IN_STATE) != (state != null)) {
            throw new IllegalArgumentException(key + " with state " + state);
        }
    }

    /// What is compared.
    public enum Key {
        /// Lock time + ready time + findings + an eighth of the running time, most first.
        SCORE,
        /// Numbers inside names count as numbers: `worker-9` before `worker-10`.
        NAME,
        START,
        /// Longest first.
        LIFETIME,
        /// Most first.
        TIME_IN_STATE,
        /// Most first.
        TRANSITIONS
    }

    public static LaneSort byTimeIn(LaneState state) {
        return new LaneSort(Key.TIME_IN_STATE, state, false);
    }

    public static LaneSort by(Key key) {
        return new LaneSort(key, null, false);
    }

    public LaneSort reverse() {
        return new LaneSort(key, state, !reversed);
    }

    /// The name in settings and view links: `score`, `name`, a state such as `lock`; turned round
    /// `-lock`.
    public String word() {
        String word = state == null ? key.name().toLowerCase(Locale.ROOT) : state.key();
        return reversed ? "-" + word : word;
    }

    /// The order of a [#word()], empty when it is none.
    public static Optional<LaneSort> ofWord(String word) {
        if (word.startsWith("-")) {
            return ofWord(word.substring(1)).map(LaneSort::reverse);
        }
        for (Key known : Key.values()) {
            if (known != Key.TIME_IN_STATE && known.name().equalsIgnoreCase(word)) {
                return Optional.of(by(known));
            }
        }
        for (LaneState known : LaneState.values()) {
            if (known.key().equals(word)) {
                return Optional.of(byTimeIn(known));
            }
        }
        return Optional.empty();
    }
}
