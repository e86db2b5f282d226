/** Model to Avro and back; the only importer of the schemas. */
@NullMarked
package earshot.wire;

import org.jspecify.annotations.NullMarked;
