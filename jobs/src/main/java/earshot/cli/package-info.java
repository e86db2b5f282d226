/** The command line. */
@NullMarked
package earshot.cli;

import org.jspecify.annotations.NullMarked;
