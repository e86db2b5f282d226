/** One post's life: published, edited, counted, removed, restored, in any order. */
@NullMarked
package earshot.life;

import org.jspecify.annotations.NullMarked;
