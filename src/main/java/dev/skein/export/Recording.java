package dev.skein.export;

import dev.skein.model.Trace;
import java.util.List;

/// A trace together with what an exported picture or table must say about the file it came from.
///
/// @param name the file's name without its folder: a path names users and hosts
/// @param sizeBytes 0 when not known (standard input)
/// @param sha256 of the whole file in lower-case hex, empty when not known
/// @param losses what the file does not hold though it should, one sentence each
public record Recording(
        Trace trace, String name, long sizeBytes, String sha256, List<String> losses) {
    private static final int SHORT_HASH_CHARS = 12;

    public Recording {
        losses = List.copyOf(losses);
    }

    /// The first 12 hex digits of the hash, empty when it is not known.
    public String shortHash() {
        return sha256.substring(0, Math.min(SHORT_HASH_CHARS, sha256.length()));
    }
}
