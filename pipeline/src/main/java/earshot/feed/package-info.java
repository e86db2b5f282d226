/** Raw bytes of each platform read into post events, or rejected with a reason. */
@NullMarked
package earshot.feed;

import org.jspecify.annotations.NullMarked;
