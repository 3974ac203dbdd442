package dev.skein.view;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Every text a person reads in the window, by key, from `text/skein.properties`.
public final class Strings {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("text.skein");

    private Strings() {}

    /// For FXML, where texts are written `%key`.
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /// The text of `key`, with `{0}`, `{1}`, … replaced.
    public static String get(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0
                ? text
                : new MessageFormat(text, Locale.ROOT).format(arguments);
    }

    /// The text of `key`, empty when there is none.
    public static String optional(String key) {
        try {
            return BUNDLE.getString(key);
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
