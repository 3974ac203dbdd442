package dev.skein.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Names in the order of people: `dump-2.txt` before `dump-10.txt`.
final class NaturalOrder implements Comparator<String> {
    static List<Input> sorted(List<Input> inputs) {
        List<Input> result = new ArrayList<>(inputs);
        result.sort(Comparator.comparing(Input::name, new NaturalOrder()));
        return result;
    }

    @Override
    public int compare(String first, String second) {
        int i = 0;
        int j = 0;
        while (i < first.length() && j < second.length()) {
            if (isDigit(first.charAt(i)) && isDigit(second.charAt(j))) {
                int iEnd = skipDigits(first, i);
                int jEnd = skipDigits(second, j);
                int order = compareNumbers(first, i, iEnd, second, j, jEnd);
                if (order != 0) {
                    return order;
                }
                i = iEnd;
                j = jEnd;
            } else {
                int order = Character.compare(first.charAt(i++), second.charAt(j++));
                if (order != 0) {
                    return order;
                }
            }
        }
        return Integer.compare(first.length() - i, second.length() - j);
    }

    private static int compareNumbers(
            String first, int i, int iEnd, String second, int j, int jEnd) {
        int a = skipZeros(first, i, iEnd);
        int b = skipZeros(second, j, jEnd);
        int order = Integer.compare(iEnd - a, jEnd - b);
        return order != 0 ? order : first.substring(a, iEnd).compareTo(second.substring(b, jEnd));
    }

    private static int skipZeros(String text, int from, int to) {
        int at = from;
        while (at < to - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char symbol) {
        return symbol >= '0' && symbol <= '9';
    }
}
