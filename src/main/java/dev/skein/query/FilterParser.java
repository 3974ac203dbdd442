package dev.skein.query;

import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.query.FilterTerm.Body;
import dev.skein.query.FilterTerm.Comparison;
import dev.skein.query.FilterTerm.IdRange;
import dev.skein.query.FilterTerm.StateWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// Reads the text of a [LaneFilter]; every refusal knows its place and what would be right.
final class FilterParser {
    private static final List<String> KEYS =
            List.of(
                    "name", "group", "state", "dur", "stack", "created", "ended", "life", "alive",
                    "lane", "kind", "process", "wakes", "wokenby", "system");

    private final String text;
    private int at;

    FilterParser(String text) {
        this.text = text;
    }

    /// Carries the error out of the parser.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        final transient FilterError error;

        Refused(int position, int length, String message, String hint) {
            super(message, null, false, false);
            error = new FilterError(position, Math.max(1, length), message, hint);
        }
    }

    /// A piece of a value, unquoted, with its place in the text.
    private record Piece(String value, int position, int length) {}

    List<FilterTerm> parse() throws Refused {
        List<FilterTerm> terms = new ArrayList<>();
        skipSpaces();
        while (at < text.length()) {
            boolean negated = text.charAt(at) == '-' || text.charAt(at) == '!';
            int start = at;
            if (negated) {
                at++;
            }
            if (at >= text.length() || Character.isWhitespace(text.charAt(at))) {
                throw new Refused(start, 1, "nothing follows " + text.charAt(start), "-state:lock");
            }
            terms.add(new FilterTerm(negated, term()));
            skipSpaces();
        }
        return terms;
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Body term() throws Refused {
        int start = at;
        if (text.charAt(at) == '"') {
            return new Body.NameOrGroup(TextTest.glob(piece().value));
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean hasOperator =
                end > at && end < text.length() && ":<>=".indexOf(text.charAt(end)) >= 0;
        if (!hasOperator) {
            Piece word = piece();
            return switch (word.value.toLowerCase(Locale.ROOT)) {
                case "alive" -> new Body.Alive(null);
                case "system" -> new Body.SystemLane();
                default -> new Body.NameOrGroup(TextTest.glob(word.value));
            };
        }
        String key = text.substring(at, end).toLowerCase(Locale.ROOT);
        if (!KEYS.contains(key)) {
            throw new Refused(start, end - start, "there is no '" + key + "'", suggestion(key));
        }
        at = end;
        int operatorAt = at;
        String operator = operator();
        boolean regex = at < text.length() && text.charAt(at) == '~';
        if (regex) {
            at++;
        }
        List<Piece> values = values(key, operator);
        return body(key, operator, operatorAt, regex, values);
    }

    private String operator() {
        int end = at + 1;
        if (end < text.length() && text.charAt(end) == '=' && text.charAt(at) != ':') {
            end++;
        }
        String operator = text.substring(at, end);
        at = end;
        return operator;
    }

    private List<Piece> values(String key, String operator) throws Refused {
        List<Piece> values = new ArrayList<>();
        do {
            if (!values.isEmpty()) {
                at++;
            }
            Piece piece = piece();
            if (piece.value.isEmpty()) {
                throw new Refused(
                        piece.position,
                        1,
                        "a value is missing after " + key + operator,
                        example(key));
            }
            values.add(piece);
        } while (at < text.length() && text.charAt(at) == ',');
        return values;
    }

    private Piece piece() throws Refused {
        int start = at;
        if (at < text.length() && text.charAt(at) == '"') {
            int close = closingQuote(at + 1);
            if (close < 0) {
                throw new Refused(
                        start, text.length() - start, "the quote is not closed", "add \"");
            }
            String value = text.substring(start + 1, close).replace("\\\"", "\"");
            at = close + 1;
            return new Piece(value, start, at - start);
        }
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && text.charAt(at) != ',') {
            at++;
        }
        if (at == start && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            throw new Refused(at, 1, "a comma stands where a word should", "state:lock,ready");
        }
        return new Piece(text.substring(start, at), start, at - start);
    }

    private int closingQuote(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"' && text.charAt(i - 1) != '\\') {
                return i;
            }
        }
        return -1;
    }

    private Body body(
            String key, String operator, int operatorAt, boolean regex, List<Piece> values)
            throws Refused {
        boolean compares = !operator.equals(":") && !operator.equals("=");
        boolean isTime =
                key.equals("dur")
                        || key.equals("created")
                        || key.equals("ended")
                        || key.equals("life");
        if (compares && !isTime) {
            throw new Refused(
                    operatorAt, operator.length(), key + " cannot be compared", example(key));
        }
        if (operator.equals(":") && isTime) {
            throw new Refused(operatorAt, 1, key + " needs <, <=, >, >= or =", example(key));
        }
        boolean takesRegex =
                key.equals("name")
                        || key.equals("group")
                        || key.equals("stack")
                        || key.equals("state");
        if (regex && !takesRegex) {
            throw new Refused(
                    values.getFirst().position - 1, 1, key + " takes no pattern", example(key));
        }
        return switch (key) {
            case "name" -> new Body.Name(texts(values, regex));
            case "group" -> new Body.Group(texts(values, regex));
            case "stack" -> new Body.Stack(texts(values, regex));
            case "state" -> new Body.State(states(values, regex));
            case "dur" -> new Body.Duration(comparison(operator), nanos(values, key));
            case "created" -> new Body.Created(comparison(operator), nanos(values, key));
            case "ended" -> new Body.Ended(comparison(operator), nanos(values, key));
            case "life" -> new Body.Life(comparison(operator), nanos(values, key));
            case "alive" -> new Body.Alive(nanos(values, key));
            case "lane" -> new Body.LaneIds(ids(values, key));
            case "process" -> new Body.ProcessIds(ids(values, key));
            case "wakes" -> new Body.Wakes(ids(values, key));
            case "wokenby" -> new Body.WokenBy(ids(values, key));
            case "kind" -> new Body.Kind(kinds(values));
            default ->
                    throw new Refused(
                            operatorAt, operator.length(), key + " takes no value", example(key));
        };
    }

    private static List<TextTest> texts(List<Piece> values, boolean regex) throws Refused {
        List<TextTest> tests = new ArrayList<>();
        for (Piece piece : values) {
            tests.add(text(piece, regex));
        }
        return tests;
    }

    private static TextTest text(Piece piece, boolean regex) throws Refused {
        if (!regex) {
            return TextTest.glob(piece.value);
        }
        try {
            return TextTest.regex(piece.value);
        } catch (PatternSyntaxException e) {
            int inside = Math.max(0, e.getIndex());
            throw new Refused(
                    piece.position + Math.min(inside, piece.length - 1),
                    Math.max(1, piece.length - inside),
                    "not a regular expression: " + e.getDescription().toLowerCase(Locale.ROOT),
                    "\\ before ( ) [ ] { } . * + ? means the character itself");
        }
    }

    private static List<StateWord> states(List<Piece> values, boolean regex) throws Refused {
        List<StateWord> words = new ArrayList<>();
        for (Piece piece : values) {
            LaneState known = null;
            for (LaneState state : LaneState.values()) {
                if (!regex && state.key().equalsIgnoreCase(piece.value)) {
                    known = state;
                }
            }
            words.add(new StateWord(known, text(piece, regex)));
        }
        return words;
    }

    private static List<String> kinds(List<Piece> values) throws Refused {
        List<String> keys = new ArrayList<>();
        for (Piece piece : values) {
            boolean known =
                    Arrays.stream(LaneKind.values()).anyMatch(k -> k.key().equals(piece.value));
            if (!known) {
                String all =
                        Arrays.stream(LaneKind.values())
                                .map(LaneKind::key)
                                .collect(Collectors.joining(", "));
                throw new Refused(
                        piece.position,
                        piece.length,
                        "there is no kind '" + piece.value + "'",
                        all);
            }
            keys.add(piece.value);
        }
        return keys;
    }

    private static long nanos(List<Piece> values, String key) throws Refused {
        Piece piece = values.getFirst();
        if (values.size() > 1) {
            Piece second = values.get(1);
            throw new Refused(second.position, second.length, "one time is enough", example(key));
        }
        OptionalLong nanos = DurationText.parse(piece.value);
        if (nanos.isEmpty()) {
            throw new Refused(
                    piece.position,
                    piece.length,
                    "'" + piece.value + "' is not a time",
                    "a number and one of " + DurationText.UNITS + ", as in " + example(key));
        }
        return nanos.getAsLong();
    }

    private static List<IdRange> ids(List<Piece> values, String key) throws Refused {
        List<IdRange> ranges = new ArrayList<>();
        for (Piece piece : values) {
            int dots = piece.value.indexOf("..");
            try {
                ranges.add(
                        dots < 0
                                ? new IdRange(number(piece.value), number(piece.value))
                                : new IdRange(
                                        number(piece.value.substring(0, dots)),
                                        number(piece.value.substring(dots + 2))));
            } catch (NumberFormatException e) {
                throw new Refused(
                        piece.position,
                        piece.length,
                        "'" + piece.value + "' is not a number",
                        example(key));
            }
        }
        return ranges;
    }

    private static long number(String text) {
        return Long.parseLong(text.startsWith("#") ? text.substring(1) : text);
    }

    private static Comparison comparison(String operator) {
        return switch (operator) {
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.MORE;
            case ">=" -> Comparison.AT_LEAST;
            default -> Comparison.EQUAL;
        };
    }

    private static String example(String key) {
        return switch (key) {
            case "name" -> "name:worker*";
            case "group" -> "group:http";
            case "state" -> "state:lock";
            case "dur" -> "dur>5ms";
            case "stack" -> "stack:~\"Pool.Get\"";
            case "created" -> "created<10s";
            case "ended" -> "ended>1s";
            case "life" -> "life>2s";
            case "alive" -> "alive or alive:12s";
            case "lane" -> "lane:1234 or lane:10..20";
            case "kind" -> "kind:goroutine";
            case "process" -> "process:1";
            case "wakes" -> "wakes:1234";
            case "wokenby" -> "wokenby:1234";
            default -> key;
        };
    }

    private static String suggestion(String key) {
        String nearest = "";
        int best = Integer.MAX_VALUE;
        for (String known : KEYS) {
            int distance = distance(key, known);
            if (distance < best) {
                best = distance;
                nearest = known;
            }
        }
        return best <= 2
                ? "did you mean " + nearest + "?"
                : "one of " + String.join(", ", KEYS) + "; quotes make it a word to search";
    }

    /// Single letters to insert, delete or replace to make one word of the other.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
