/** The local stack: a real broker, a real Elasticsearch, Flink, in and below one process. */
@NullMarked
package earshot.local;

import org.jspecify.annotations.NullMarked;
