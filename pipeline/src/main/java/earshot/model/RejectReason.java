package earshot.model;

/** Why a payload was not read: a closed list, so that each can be counted, explained and alerted on. */
public enum RejectReason {
    /** No bytes, or white space only: a keep-alive. */
    EMPTY,
    /** Larger than a parser is willing to read. */
    TOO_LARGE,
    /** Nested deeper than a parser is willing to follow. */
    TOO_DEEP,
    /** Not the format its feed promises (JSON, CSV, XML). */
    MALFORMED,
    /** Well-formed, but nothing this platform is known to send. */
    UNKNOWN_SHAPE,
    /** A platform's word to its client (limit, warning, disconnect): no post, nothing lost. */
    CONTROL_MESSAGE,
    /** A field without which there is no post is absent. */
    MISSING_FIELD,
    /** A field has a value it cannot have. */
    BAD_VALUE,
    /** A parser failed in a way it should not have; a bug of ours, kept for replay after the fix. */
    PARSER_FAULT,
    /** Elasticsearch refused the document. */
    INDEX_REFUSED,
    /** A message about alerts that its receiver did not take. */
    NOT_DELIVERED
}
