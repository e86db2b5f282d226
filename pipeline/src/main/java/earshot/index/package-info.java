/** Elasticsearch documents, templates and sink; the only importer of the Elasticsearch client. */
@NullMarked
package earshot.index;

import org.jspecify.annotations.NullMarked;
