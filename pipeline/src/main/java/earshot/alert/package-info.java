/** Rules that decide when a brand's team is told, and the episodes they open. */
@NullMarked
package earshot.alert;

import org.jspecify.annotations.NullMarked;
