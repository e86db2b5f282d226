/** The local console: a page on this machine that shows what is indexed, live. */
@NullMarked
package earshot.console;

import org.jspecify.annotations.NullMarked;
