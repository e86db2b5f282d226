/**
 * Records that travel between operators. Immutable, without nulls: an absent text is {@code ""}, an absent count {@code
 * -1}, an absent time {@link java.time.Instant#EPOCH}, an absent list is empty. Every record is a Flink POJO, so it
 * crosses the network without Kryo.
 */
@NullMarked
package earshot.model;

import org.jspecify.annotations.NullMarked;
