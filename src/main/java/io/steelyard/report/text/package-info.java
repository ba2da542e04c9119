/** How numbers, lists and lines look to people: on the screen, in sentences and on pages. */
@NullMarked
package io.steelyard.report.text;

import org.jspecify.annotations.NullMarked;
