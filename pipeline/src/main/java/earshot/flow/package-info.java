/** The dataflow: wiring only. */
@NullMarked
package earshot.flow;

import org.jspecify.annotations.NullMarked;
