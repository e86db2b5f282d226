/** Who is told what about an alert, and how it reaches them. */
@NullMarked
package earshot.notify;

import org.jspecify.annotations.NullMarked;
