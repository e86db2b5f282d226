/** Recorded and simulated feeds onto the raw topics. */
@NullMarked
package earshot.replay;

import org.jspecify.annotations.NullMarked;
