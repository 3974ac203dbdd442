package dev.skein.analysis;

import dev.skein.model.Trace;
import dev.skein.model.TraceInfo;
import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.List;

/// Runs all rules over a trace: the entry point of the package.
///
/// A pure function of the trace and the parameters; takes no lock and keeps nothing. Costs one pass
/// per rule; cancelling leaves with [CancelledException].
public final class Analysis {
    private Analysis() {}

    public static Report run(Trace trace, Parameters parameters, Work work) {
        return run(Rules.all(), trace, parameters, work);
    }

    static Report run(List<Rule> rules, Trace trace, Parameters parameters, Work work) {
        Evidence evidence = new Evidence(trace, parameters, work);
        Findings out = new Findings();
        List<CheckedRule> checks = new ArrayList<>();
        for (Rule rule : rules) {
            work.checkCancelled();
            work.progress(checks.size(), rules.size());
            try {
                checks.add(check(rule, evidence, out));
            } catch (CancelledException e) {
                throw e;
            } catch (RuntimeException e) {
                checks.add(failed(rule, evidence, e));
            }
        }
        work.progress(rules.size(), rules.size());
        return new Report(
                source(evidence),
                parameters.asText(),
                out.finishedFindings(),
                out.finishedLeaks(),
                out.finishedGroups(),
                out.finishedDeadlocks(),
                counted(checks, out));
    }

    private static CheckedRule check(Rule rule, Evidence evidence, Findings out) {
        String thresholds = rule.thresholds(evidence.parameters());
        if (!rule.enabled(evidence.parameters())) {
            return new CheckedRule(
                    rule.id(), rule.title(), thresholds, CheckedRule.Status.OFF, 0, "");
        }
        String missing = rule.missing(evidence);
        if (missing != null) {
            return new CheckedRule(
                    rule.id(),
                    rule.title(),
                    thresholds,
                    CheckedRule.Status.NOT_AVAILABLE,
                    0,
                    missing);
        }
        rule.check(evidence, out);
        return new CheckedRule(
                rule.id(),
                rule.title(),
                thresholds,
                CheckedRule.Status.QUIET,
                0,
                rule.remark(evidence));
    }

    /// A rule that breaks must not take the others' answers with it.
    private static CheckedRule failed(Rule rule, Evidence evidence, RuntimeException cause) {
        System.getLogger(Analysis.class.getName())
                .log(System.Logger.Level.ERROR, "rule " + rule.id() + " failed", cause);
        String what = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new CheckedRule(
                rule.id(),
                rule.title(),
                rule.thresholds(evidence.parameters()),
                CheckedRule.Status.FAILED,
                0,
                cause.getClass().getSimpleName() + what);
    }

    /// Counts are known at the end only: rules may explain each other's findings away.
    private static List<CheckedRule> counted(List<CheckedRule> checks, Findings out) {
        List<CheckedRule> result = new ArrayList<>();
        for (CheckedRule check : checks) {
            int count = out.standing(check.id());
            result.add(
                    count == 0 || check.status() == CheckedRule.Status.FAILED
                            ? check
                            : new CheckedRule(
                                    check.id(),
                                    check.title(),
                                    check.thresholds(),
                                    CheckedRule.Status.FIRED,
                                    count,
                                    check.note()));
        }
        return result;
    }

    private static Report.Source source(Evidence evidence) {
        Trace trace = evidence.trace();
        TraceInfo info = trace.info();
        int lanes = 0;
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            lanes += trace.lanes().kind(lane).isThread() ? 1 : 0;
        }
        return new Report.Source(
                "",
                kind(info.formatId()),
                info.producer(),
                info.originEpochNanos(),
                trace.durationNanos(),
                lanes,
                evidence.events().size(),
                info.partial(),
                info.limits());
    }

    private static String kind(String formatId) {
        return switch (formatId) {
            case "go-profile-text" -> "go-profile";
            case "hotspot-dump",
                    "jdk-dump-text",
                    "jdk-dump-json",
                    "threadinfo-dump",
                    "actuator-dump",
                    "javacore" ->
                    "jvm-dump";
            default -> formatId;
        };
    }
}
