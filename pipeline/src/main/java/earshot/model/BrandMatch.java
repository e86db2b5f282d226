package earshot.model;

import java.util.List;

/**
 * One post matched one brand's query.
 *
 * @param brandSet name of the set
 * @param brandSetVersion the one version that matched this post
 * @param brand id within the set
 * @param hits where the query matched, in order; empty where it matched by a field alone
 * @param sentiment towards this brand; {@link Sentiment#UNSCORED} until scored
 */
public record BrandMatch(String brandSet, int brandSetVersion, String brand, List<Span> hits, Sentiment sentiment) {
    public BrandMatch withSentiment(Sentiment scored) {
        return new BrandMatch(brandSet, brandSetVersion, brand, hits, scored);
    }
}
