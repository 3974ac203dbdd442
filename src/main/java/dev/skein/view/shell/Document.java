package dev.skein.view.shell;

import dev.skein.view.density.DensityModel;
import dev.skein.view.difference.DifferenceModel;
import dev.skein.view.findings.FindingsModel;
import dev.skein.view.inspector.InspectorModel;
import dev.skein.view.locks.LocksModel;
import dev.skein.view.marks.MarksModel;
import dev.skein.view.series.SeriesModel;
import dev.skein.view.session.SessionModel;
import dev.skein.view.signs.SignsModel;
import dev.skein.view.stacks.IcicleModel;
import dev.skein.view.stacks.StacksModel;
import dev.skein.view.timeline.TimelineModel;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.WindowSums;

/// One opened trace with the models of the areas that show it.
public record Document(
        OpenTrace open,
        TimelineModel timeline,
        InspectorModel inspector,
        WindowSums sums,
        FindingsModel findings,
        SignsModel signs,
        SessionModel session,
        StacksModel stacks,
        DensityModel density,
        SeriesModel series,
        MarksModel marks,
        LocksModel locks,
        IcicleModel icicle,
        DifferenceModel difference) {}
