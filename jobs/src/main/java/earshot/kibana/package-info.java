/** Kibana's boards as they lie in {@code docker/kibana}, and how they get into a Kibana. */
@NullMarked
package earshot.kibana;

import org.jspecify.annotations.NullMarked;
