/// The panel that says in what the selection differs from its baseline, or from the rest.
///
/// [dev.skein.view.difference.DifferenceModel] asks [dev.skein.query.difference] in the background
/// and knows no controls.
@NullMarked
package dev.skein.view.difference;

import org.jspecify.annotations.NullMarked;
