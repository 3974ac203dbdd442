package dev.skein.session;

import dev.skein.model.TimeRange;
import dev.skein.query.TimeSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A view of a recording as text to send to somebody who has the file:
/// `skein view trace.out@9f2c41d07a3b t=12.31s..12.94s lanes=group:worker sort=lock sel=a3`.
///
/// The text is a command line as well; values with blanks stand in double quotes. The hash tells
/// whether the other file is the same one.
///
/// @param file name of the recording, without its folder unless the writer wanted it
/// @param hash first hex digits of the file's SHA-256 in lower case, empty when not known
public record ViewLink(String file, String hash, SavedView view) {
    private static final String COMMAND = "skein view ";
    private static final int HASH_CHARS = 12;
    private static final int MIN_HASH_CHARS = 4;

    /// @param sha256 of the whole file, may be empty
    public static ViewLink of(String file, String sha256, SavedView view) {
        return new ViewLink(file, sha256.substring(0, Math.min(HASH_CHARS, sha256.length())), view);
    }

    /// Whether the link is about a file with this SHA-256; one without a hash is about any.
    public boolean fits(String sha256) {
        return sha256.startsWith(hash);
    }

    public String format() {
        StringBuilder out = new StringBuilder(COMMAND);
        out.append(quoted(hash.isEmpty() ? file : file + "@" + hash));
        TimeRange time = view.time();
        if (time != null) {
            out.append(" t=").append(TimeSpans.format(time));
        }
        append(out, "lanes", view.lanes());
        append(out, "sort", view.sort());
        append(out, "group", view.group());
        append(out, "sel", view.selection());
        return out.toString();
    }

    private static void append(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            out.append(' ').append(key).append('=').append(quoted(value));
        }
    }

    /// As it is where neither a shell nor this class reads anything into it, else in double quotes.
    private static String quoted(String value) {
        if (value.matches("[\\p{L}\\p{N}_./:@%+,=-]+")) {
            return value;
        }
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c == '$' || c == '`') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"').toString();
    }

    /// Reads a link from its text, with or without the words `skein view` before it.
    public static Parsed parse(String text) {
        String link = text.strip();
        List<String> words = words(link.startsWith(COMMAND) ? link.substring(6) : link);
        if (!words.isEmpty() && words.getFirst().equals("view")) {
            words.removeFirst();
        }
        return parse(words);
    }

    /// Reads a link that a shell has split into words, or one whole link in one word.
    public static Parsed parse(List<String> words) {
        if (words.size() == 1 && words.getFirst().contains(" ") && looksWhole(words.getFirst())) {
            return parse(words.getFirst());
        }
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            return Parsed.wrong("it names no file");
        }
        SavedView view = SavedView.WHOLE;
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            String key = equals < 0 ? "" : word.substring(0, equals);
            String value = word.substring(equals + 1);
            Optional<SavedView> next = with(view, key, value);
            if (next.isEmpty()) {
                return Parsed.wrong(
                        "'" + word + "' is none of t=FROM..TO lanes= sort= group= sel=");
            }
            view = next.get();
        }
        return new Parsed(named(words.getFirst(), view), "");
    }

    private static boolean looksWhole(String word) {
        return word.startsWith(COMMAND)
                || word.matches("(?s)\\S+@[0-9a-fA-F]{4,64}\\s.*")
                || word.matches("(?s).*\\s(t|lanes|sort|group|sel)=.*");
    }

    private static Optional<SavedView> with(SavedView view, String key, String value) {
        return switch (key) {
            case "t" -> TimeSpans.parse(value).map(view::withTime);
            case "lanes" -> Optional.of(view.withLanes(value));
            case "sort" -> Optional.of(view.withSort(value));
            case "group" -> Optional.of(view.withGroup(value));
            case "sel" -> Optional.of(view.withSelection(value));
            default -> Optional.empty();
        };
    }

    private static ViewLink named(String word, SavedView view) {
        int at = word.lastIndexOf('@');
        String hash = word.substring(at + 1).toLowerCase(Locale.ROOT);
        return at > 0 && isHash(hash)
                ? new ViewLink(word.substring(0, at), hash, view)
                : new ViewLink(word, "", view);
    }

    private static boolean isHash(String text) {
        return text.length() >= MIN_HASH_CHARS && text.matches("[0-9a-f]{4,64}");
    }

    /// Splits at blanks outside double quotes; a backslash inside quotes stands for what follows.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!quoted && Character.isWhitespace(c)) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    /// A link, or why a text is none.
    ///
    /// @param link null when the text is no link
    /// @param problem empty when it is
    public record Parsed(@Nullable ViewLink link, String problem) {
        private static Parsed wrong(String problem) {
            return new Parsed(null, problem);
        }
    }
}
