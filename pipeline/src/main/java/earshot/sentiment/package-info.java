/** Sentiment per mention; the only importer of CoreNLP. */
@NullMarked
package earshot.sentiment;

import org.jspecify.annotations.NullMarked;
