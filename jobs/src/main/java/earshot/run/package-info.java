/** The jobs' mains, their real sources and sinks. */
@NullMarked
package earshot.run;

import org.jspecify.annotations.NullMarked;
