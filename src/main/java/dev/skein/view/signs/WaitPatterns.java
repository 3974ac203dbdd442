package dev.skein.view.signs;

import dev.skein.analysis.Signs;
import dev.skein.view.Strings;

/// What a wait reason means and what to look for when many lanes are in it.
final class WaitPatterns {
    private WaitPatterns() {}

    static String explained(Signs.WaitReason reason) {
        String key = key(reason.word());
        return Strings.get("signs.reason." + (key.isEmpty() ? reason.state().key() : key));
    }

    /// Key of the pattern that the words of dumps and traces stand for; empty for none.
    private static String key(String word) {
        if (word.contains("nil chan") || word.contains("no cases") || word.equals("forever")) {
            return "forever";
        }
        if (word.startsWith("chan send")) {
            return "chan-send";
        }
        if (word.startsWith("chan receive")) {
            return "chan-receive";
        }
        if (word.startsWith("select")) {
            return "select";
        }
        if (word.contains("WaitGroup")) {
            return "wait-group";
        }
        if (word.contains("Cond")) {
            return "cond";
        }
        if (word.equals("sync") || word.startsWith("semacquire") || word.startsWith("sync.")) {
            return "sync";
        }
        return "";
    }
}
