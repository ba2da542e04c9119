/** The command line: verbs, options, exit codes; the only place that knows a console and a wall clock. */
@NullMarked
package io.steelyard.cli;

import org.jspecify.annotations.NullMarked;
