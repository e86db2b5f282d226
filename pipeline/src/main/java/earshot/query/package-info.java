/** Brand sets, the query language, matching. */
@NullMarked
package earshot.query;

import org.jspecify.annotations.NullMarked;
