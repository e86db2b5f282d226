/** Event-time tallies of brands, share of voice and feeds. */
@NullMarked
package earshot.measure;

import org.jspecify.annotations.NullMarked;
