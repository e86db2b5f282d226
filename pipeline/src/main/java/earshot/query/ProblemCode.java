package earshot.query;

/** Everything that can be wrong with a query or a brand file. The ids are stable: never renamed or reused. */
public enum ProblemCode {
    EMPTY_QUERY("E01"),
    UNCLOSED_QUOTE("E02"),
    UNCLOSED_BRACKET("E03"),
    UNOPENED_BRACKET("E04"),
    UNCLOSED_COMMENT("E05"),
    UNCLOSED_BRACE("E06"),
    /** AND and OR, or different NEARs, side by side without brackets. */
    MIXED_OPERATORS("E07"),
    MISSING_OPERAND("E08"),
    /** Would match everything but what it names. */
    PURE_NEGATIVE("E09"),
    LEADING_WILDCARD("E10"),
    /** Fewer than two characters before the first wildcard. */
    SHORT_WILDCARD("E11"),
    /** Scripts without spaces are searched by character, where a wildcard has no meaning. */
    WILDCARD_IN_SCRIPT_WITHOUT_SPACES("E12"),
    BAD_DISTANCE("E13"),
    BAD_NEAR_OPERAND("E14"),
    IMPOSSIBLE_PROXIMITY("E15"),
    TOO_DEEP("E16"),
    UNKNOWN_FIELD("E17"),
    BAD_RANGE("E18"),
    NOTHING_TO_MATCH("E19"),
    MINUS_SIGN("E20"),
    BAD_VALUE("E21"),
    WILDCARD_IN_BRACES("E22"),
    /** As another tool writes it: {@code &&}, {@code ONEAR/5}, {@code (a b)~5}. */
    FOREIGN_OPERATOR("E23"),

    /** The file is no YAML. */
    MALFORMED_FILE("E40"),
    UNKNOWN_KEY("E41"),
    MISSING_KEY("E42"),
    /** A value of the wrong type or outside what is allowed. */
    BAD_KEY_VALUE("E43"),
    DUPLICATE("E44"),

    UNUSED_BRACKETS("W01"),
    LOWER_CASE_OPERATOR("W02"),
    /** C#, Yahoo!: the sign is not searched. */
    DROPPED_SIGN("W03"),
    /** Nothing rare must occur for this query to match, so it is evaluated on very many posts. */
    COSTLY_QUERY("W04"),
    /** The brand's own handle is not in its query, which never finds handles by the bare word. */
    HANDLE_NOT_IN_QUERY("W05"),
    REPEATED_OPERAND("W06"),
    /** YAML reads a # behind a space as a comment. */
    QUERY_CUT_BY_COMMENT("W07");

    private final String id;

    ProblemCode(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public boolean isError() {
        return id.startsWith("E");
    }
}
