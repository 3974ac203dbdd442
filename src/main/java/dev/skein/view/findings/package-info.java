/// The list of what the analysis found in a trace, and the way from one finding to the next.
///
/// [dev.skein.view.findings.FindingsModel] runs the analysis and knows no controls.
@NullMarked
package dev.skein.view.findings;

import org.jspecify.annotations.NullMarked;
