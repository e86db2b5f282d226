package earshot.model;

/** What an author wants with a post that names a brand; a post may want several things, or none of these. */
public enum Intent {
    /** Something the brand did, sold or failed to do is wrong. */
    COMPLAINT,
    /** Thanks, or something the brand did or sold is good. */
    PRAISE,
    /** Asks the brand or others something that wants an answer. */
    QUESTION,
    /** Asks which product or brand to take. */
    RECOMMENDATION,
    /** Wants to buy from the brand, or is about to. */
    PURCHASE,
    /** Leaves the brand, or says so. */
    CHURN
}
