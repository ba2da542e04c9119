/** The data files of a result: how they are written, read back, and put into place all at once. */
@NullMarked
package io.steelyard.report.data;

import org.jspecify.annotations.NullMarked;
