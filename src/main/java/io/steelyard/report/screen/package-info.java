/** What a result says: the verdict, the table, the events and the page, each made from a summary. */
@NullMarked
package io.steelyard.report.screen;

import org.jspecify.annotations.NullMarked;
