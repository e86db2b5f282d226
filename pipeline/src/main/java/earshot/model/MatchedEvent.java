package earshot.model;

import java.util.List;

/**
 * A post's event with the brands its content matched.
 *
 * @param matches empty where the event carries no content or the content matches no brand
 * @param brandSetVersion whose queries were asked; 0 where the event carries no content
 */
public record MatchedEvent(PostEvent event, List<BrandMatch> matches, int brandSetVersion) {

    /** An event that carries no content. */
    public static MatchedEvent withoutContent(PostEvent event) {
        return new MatchedEvent(event, List.of(), 0);
    }
}
