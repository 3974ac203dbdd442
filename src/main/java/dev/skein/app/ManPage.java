package dev.skein.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;

/// `skein generate-man`: the manual page, in roff, from the same description as `--help`.
@Command(
        name = "generate-man",
        hidden = true,
        description = "Prints the manual page.",
        mixinStandardHelpOptions = true)
final class ManPage implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        System.out.print(of(spec.root()));
        System.out.flush();
        return ExitStatus.OK;
    }

    static String of(CommandSpec root) {
        List<String> lines = new ArrayList<>();
        lines.add(".TH SKEIN 1 \"\" \"Skein " + Version.text() + "\" \"User Commands\"");
        lines.add(".SH NAME");
        lines.add("skein \\- " + escape(description(root)));
        lines.add(".SH SYNOPSIS");
        lines.add(".B skein");
        lines.add("[\\fIFILE\\fR...]");
        for (CommandLine command : commands(root)) {
            lines.add(".br");
            lines.add(".B skein " + command.getCommandName());
            lines.add(synopsis(command.getCommandSpec()));
        }
        lines.add(".SH DESCRIPTION");
        lines.add(
                "Opens recordings of the Java Flight Recorder, Go execution traces and thread"
                        + " dumps, one lane for each thread. A file may be packed, a folder, a zip"
                        + " archive, or \\- for standard input. Without a display a picture and"
                        + " the summary are written instead of a window.");
        lines.add(".SH OPTIONS");
        options(root, lines);
        for (CommandLine command : commands(root)) {
            lines.add(".SH \"SKEIN " + command.getCommandName().toUpperCase(Locale.ROOT) + "\"");
            lines.add(escape(description(command.getCommandSpec())));
            options(command.getCommandSpec(), lines);
        }
        lines.add(".SH EXIT STATUS");
        status(lines, 0, "fine, also where a part of a file could not be read");
        status(lines, 1, "findings at or above \\-\\-fail\\-on");
        status(lines, 2, "wrong usage");
        status(lines, 3, "a file could not be read at all");
        status(lines, 4, "cancelled");
        return String.join("\n", lines) + "\n";
    }

    private static List<CommandLine> commands(CommandSpec root) {
        return root.subcommands().values().stream()
                .distinct()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    private static String description(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static String synopsis(CommandSpec command) {
        StringBuilder text = new StringBuilder();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            text.append("\\fI").append(escape(parameter.paramLabel())).append("\\fR ");
            text.append(parameter.arity().max() > 1 ? "... " : "");
        }
        return text + "[\\fIOPTION\\fR...]";
    }

    private static void options(CommandSpec command, List<String> lines) {
        for (OptionSpec option : command.options()) {
            if (option.hidden()) {
                continue;
            }
            String names = String.join(", ", option.names());
            String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
            lines.add(".TP");
            lines.add("\\fB" + escape(names) + "\\fR" + escape(value));
            lines.add(escape(String.join(" ", option.description())));
        }
    }

    private static void status(List<String> lines, int code, String meaning) {
        lines.add(".TP");
        lines.add("\\fB" + code + "\\fR");
        lines.add(meaning);
    }

    /// A leading dot or quote would be a command of roff, a bare minus a hyphen.
    private static String escape(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
