/** The monthly report: one page of HTML that needs nothing beside it. */
@NullMarked
package earshot.report;

import org.jspecify.annotations.NullMarked;
