/** The listening flow on files, without Kafka and Elasticsearch. */
@NullMarked
package earshot.analyse;

import org.jspecify.annotations.NullMarked;
