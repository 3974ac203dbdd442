package dev.skein.analysis;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers that the rules compare with, and the sensitivity of the density rules; immutable.
public final class Parameters {
    private static final String SENSITIVITY_KEY = "sensitivity";

    private final Sensitivity sensitivity;
    private final Map<Parameter, Double> values;
    private final List<String> callChain;

    private Parameters(
            Sensitivity sensitivity, Map<Parameter, Double> values, List<String> callChain) {
        this.sensitivity = sensitivity;
        this.values = values;
        this.callChain = callChain;
    }

    public static Parameters defaults() {
        return new Parameters(Sensitivity.NORMAL, new EnumMap<>(Parameter.class), List.of());
    }

    public double get(Parameter parameter) {
        Double value = values.get(parameter);
        return value == null ? parameter.defaultValue() : value;
    }

    /// A duration in nanoseconds whose value is in milliseconds.
    long millis(Parameter parameter) {
        return (long) (get(parameter) * 1_000_000);
    }

    public Sensitivity sensitivity() {
        return sensitivity;
    }

    /// The chain of functions that CHAIN-1 looks for, outermost first; empty for none.
    public List<String> callChain() {
        return callChain;
    }

    public Parameters with(Parameter parameter, double value) {
        Map<Parameter, Double> changed = new EnumMap<>(Parameter.class);
        changed.putAll(values);
        changed.put(parameter, value);
        return new Parameters(sensitivity, changed, callChain);
    }

    public Parameters with(Sensitivity level) {
        return new Parameters(level, values, callChain);
    }

    public Parameters withCallChain(List<String> functions) {
        return new Parameters(sensitivity, values, List.copyOf(functions));
    }

    /// These parameters with one assignment as a person writes it: `DENS.z=10`,
    /// `LEGACY-1.enabled=true`, `sensitivity=high`, `CHAIN-1.chain=main.main -> http.HandlerFunc`.
    ///
    /// @throws IllegalArgumentException with a sentence that names what is wrong
    public Parameters set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(assignment + ": write RULE.PARAM=VALUE");
        }
        String key = assignment.substring(0, equals).strip();
        String value = assignment.substring(equals + 1).strip();
        if (key.equalsIgnoreCase(SENSITIVITY_KEY) || key.equalsIgnoreCase("DENS.sensitivity")) {
            return with(sensitivity(value));
        }
        if (key.equalsIgnoreCase("CHAIN-1.chain")) {
            return withCallChain(List.of(value.split("\\s*->\\s*")));
        }
        Parameter parameter = parameter(key);
        if (parameter == null) {
            throw new IllegalArgumentException(
                    key + ": no rule has this parameter; the report lists all of them");
        }
        return with(parameter, number(key, value));
    }

    private static Sensitivity sensitivity(String value) {
        for (Sensitivity level : Sensitivity.values()) {
            if (level.key().equalsIgnoreCase(value)) {
                return level;
            }
        }
        throw new IllegalArgumentException(
                value + ": no such sensitivity; very-low, low, normal, high or literal");
    }

    private static @Nullable Parameter parameter(String key) {
        for (Parameter parameter : Parameter.values()) {
            if (parameter.key().equalsIgnoreCase(key)) {
                return parameter;
            }
        }
        return null;
    }

    private static double number(String key, String value) {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true") ? 1 : 0;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && number < Double.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        throw new IllegalArgumentException(key + ": " + value + " is not a number from 0 up");
    }

    /// Every parameter by key as text, sensitivity first.
    public Map<String, String> asText() {
        Map<String, String> result = new LinkedHashMap<>();
        result.put(SENSITIVITY_KEY, sensitivity.key());
        for (Parameter parameter : Parameter.values()) {
            result.put(parameter.key(), Text.number(get(parameter)));
        }
        result.put("CHAIN-1.chain", String.join(" -> ", callChain));
        return result;
    }
}
