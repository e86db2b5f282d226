package earshot.model;

/** Where an alert's episode stands; the words are Kibana alerting's. */
public enum EpisodeState {
    PENDING,
    ACTIVE,
    RECOVERING,
    RESOLVED,
    /** Late data or removals took away the ground it stood on. */
    RETRACTED
}
