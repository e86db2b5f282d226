package earshot.sentiment;

/** How people write where a text comes from. */
enum Source {
    SHORT_POST(0),
    /** Threads among strangers under pseudonyms: longer, more ironic, few emoji. */
    FORUM(1);

    private final int salt;

    Source(int salt) {
        this.salt = salt;
    }

    /** Part of the hashes of features that hold for this source only. */
    int salt() {
        return salt;
    }

    static Source of(String platform) {
        return platform.equals("reddit") || platform.equals("hackernews") ? FORUM : SHORT_POST;
    }
}
