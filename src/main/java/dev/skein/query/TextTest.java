package dev.skein.query;

import java.util.List;
import java.util.regex.Pattern;

/// A test of text from the filter language: contains, pattern with `*` and `?`, or regular
/// expression; capitals and small letters alike.
record TextTest(String source, Pattern pattern, boolean whole) {
    /// `*` and `?` as in file names; without either, "contains".
    static TextTest glob(String text) {
        boolean wild = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (wild && c == '*') {
                regex.append(".*");
            } else if (wild && c == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new TextTest(text, compiled(regex.toString()), wild);
    }

    /// @throws java.util.regex.PatternSyntaxException when it is none
    static TextTest regex(String text) {
        return new TextTest("~" + text, compiled(text), false);
    }

    private static Pattern compiled(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean matches(String text) {
        return whole ? pattern.matcher(text).matches() : pattern.matcher(text).find();
    }

    static boolean any(List<TextTest> tests, String text) {
        for (TextTest test : tests) {
            if (test.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
