package dev.skein.session;

import java.util.Arrays;
import java.util.Optional;

/// Where a session is kept: the user's choice.
public enum Place {
    /// In the folder of the recording, with which it travels.
    BESIDE("beside"),
    /// In a folder of the user's own, which leaves the recording's folder alone.
    PRIVATE("private");

    private final String key;

    Place(String key) {
        this.key = key;
    }

    /// The word in the settings file.
    public String key() {
        return key;
    }

    public static Optional<Place> ofKey(String key) {
        return Arrays.stream(values()).filter(place -> place.key.equals(key)).findFirst();
    }
}
