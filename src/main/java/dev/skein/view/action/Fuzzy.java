package dev.skein.view.action;

import java.util.Locale;

/// How well what was typed fits a name, for pickers: its letters in order, gaps allowed.
public final class Fuzzy {
    /// The letters do not occur in order.
    public static final int NO_MATCH = -1;

    private static final int START_BONUS = 8;
    private static final int RUN_BONUS = 5;
    private static final int HIT = 1;

    private Fuzzy() {}

    /// Higher is better; [#NO_MATCH] when it does not fit. An empty query fits everything with 0.
    public static int score(String query, String text) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String lower = text.toLowerCase(Locale.ROOT);
        int exact = lower.indexOf(query.toLowerCase(Locale.ROOT).strip());
        if (exact >= 0 && !wanted.isEmpty()) {
            return 1000 - Math.min(500, exact) - Math.min(400, text.length() - query.length());
        }
        int score = 0;
        int at = 0;
        int previous = -2;
        for (int i = 0; i < wanted.length(); i++) {
            int found = lower.indexOf(wanted.charAt(i), at);
            if (found < 0) {
                return NO_MATCH;
            }
            boolean start = found == 0 || !Character.isLetterOrDigit(lower.charAt(found - 1));
            score += HIT + (start ? START_BONUS : 0) + (found == previous + 1 ? RUN_BONUS : 0);
            previous = found;
            at = found + 1;
        }
        return score;
    }
}
