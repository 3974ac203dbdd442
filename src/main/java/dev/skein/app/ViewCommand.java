package dev.skein.app;

import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.session.SavedView;
import dev.skein.session.ViewLink;
import dev.skein.view.Preferences;
import dev.skein.view.Theme;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `skein view LINK`: opens a view that somebody copied with `Ctrl+Alt+C`; without a display, a
/// picture of it.
@Command(
        name = "view",
        description = "Opens a view link: FILE@HASH t=FROM..TO lanes= sort= group= sel=.",
        mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "LINK",
            arity = "1..*",
            description = "The link, as one word in quotes or as it was copied.")
    private List<String> words = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        ViewLink.Parsed parsed = ViewLink.parse(words);
        ViewLink link = parsed.link();
        if (link == null) {
            throw new ParameterException(
                    spec.commandLine(), "this is no view link: " + parsed.problem());
        }
        return CommandRun.run(
                _ -> {
                    Preferences preferences = new Preferences();
                    SettingsFile.ofUser().load(preferences);
                    LinkedFile file = LinkedFile.find(link, preferences.recent());
                    if (!file.remark().isEmpty()) {
                        System.err.println("skein: " + file.remark());
                    }
                    return Toolkit.displayPresent()
                            ? open(file, link.view())
                            : picture(file.path(), link.view());
                });
    }

    private static int open(LinkedFile file, SavedView view) {
        SkeinWindow.run(
                new WindowStart(List.of(file.path()), false, WindowStart.End.BY_USER),
                view,
                file.remark());
        return ExitStatus.OK;
    }

    private static int picture(Path file, SavedView view) {
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open(file, ImportContext.plain());
        if (!(outcome instanceof ImportOutcome.Imported imported)) {
            System.err.println(Failures.line(file.toString(), outcome));
            return ExitStatus.UNREADABLE;
        }
        TraceSource source = TraceSource.of(file);
        Path picture = Path.of("skein-" + source.name() + ".png");
        OffscreenWindow.of(
                        source,
                        imported,
                        new OffscreenWindow.Style(true, Theme.LIGHT, 1600, 1000, 1, null),
                        document -> LinkedView.show(document, view))
                .writePng(picture, source.name());
        System.err.println("skein: no display was found: the view is in " + picture);
        return ExitStatus.OK;
    }
}
