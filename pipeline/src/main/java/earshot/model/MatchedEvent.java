package earshot.model;

import java.util.List;

/**
 * A post's event with the brands its content matched.
 *
 * @param matches empty where the event carries no content or the content matches no brand
 */
public record MatchedEvent(PostEvent event, List<BrandMatch> matches) {}
