package earshot.model;

/** What a post is in its conversation. A plain repost carries no words of its own and is never counted as a mention. */
public enum PostKind {
    ORIGINAL,
    REPLY,
    QUOTE,
    REPOST,
    REVIEW
}
