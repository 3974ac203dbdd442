/// Writers of what Skein found and drew: reports as JSON, text, Markdown and HTML.
///
/// Each is a pure function of a report (or a draw list) to a stream; no toolkit, no network. Start
/// reading at [dev.skein.export.ReportJson], whose schema is a contract.
@NullMarked
package dev.skein.export;

import org.jspecify.annotations.NullMarked;
