/** Typed settings, checked at start. */
@NullMarked
package earshot.config;

import org.jspecify.annotations.NullMarked;
