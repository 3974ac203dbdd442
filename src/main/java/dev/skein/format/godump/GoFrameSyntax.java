package dev.skein.format.godump;

import dev.skein.format.FrameSyntax;
import dev.skein.format.GoFrames;
import org.jspecify.annotations.Nullable;

/// A Go frame as this package's key writes it: the function without arguments, a line feed, the
/// file and line.
final class GoFrameSyntax implements FrameSyntax {
    static final GoFrameSyntax INSTANCE = new GoFrameSyntax();

    private GoFrameSyntax() {}

    @Override
    public Parts parse(String text, @Nullable String callee) {
        int border = text.indexOf('\n');
        String function = text.substring(0, border);
        String place = text.substring(border + 1);
        int colon = place.lastIndexOf(':');
        return new Parts(
                function,
                GoFrames.normalised(function),
                colon < 0 ? place : place.substring(0, colon),
                colon < 0 ? 0 : lineNumber(place.substring(colon + 1)),
                GoFrames.flags(function));
    }

    private static int lineNumber(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
