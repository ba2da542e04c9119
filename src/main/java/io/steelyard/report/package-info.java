/** What comes out of an experiment: data files, and what they say in words and tables. */
@NullMarked
package io.steelyard.report;

import org.jspecify.annotations.NullMarked;
