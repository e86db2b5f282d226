/** A seeded stand-in for the platforms: invented brands, real shapes. */
@NullMarked
package earshot.simulate;

import org.jspecify.annotations.NullMarked;
