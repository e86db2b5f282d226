package earshot.model;

import java.util.List;

/**
 * Who spoke in the test window.
 *
 * @param authors distinct authors, exact up to a thousand
 * @param clusters groups of mentions of the same words, exact up to a thousand; one is a copied text
 * @param platforms mentions by platform, most first
 */
public record AlertCrowd(
        long mentions, long negative, long reposts, long authors, long clusters, List<Platform> platforms) {

    /** One platform's part. */
    public record Platform(String platform, long mentions) {}
}
