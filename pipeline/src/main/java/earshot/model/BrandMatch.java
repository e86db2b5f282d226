package earshot.model;

import java.util.List;

/**
 * One post matched one brand's query.
 *
 * @param brandSet name of the set
 * @param brandSetVersion the one version that matched this post
 * @param brand id within the set
 * @param hits where the query matched, in order; empty where it matched by a field alone
 * @param ownSites the brand's own sites that the post links to, in order, each once; a plain repost links to nothing
 * @param sentiment towards this brand; {@link Sentiment#UNSCORED} until scored
 * @param intents what the author wants, in their order, each once
 * @param evidence for the sentiment
 */
public record BrandMatch(
        String brandSet,
        int brandSetVersion,
        String brand,
        List<Span> hits,
        List<String> ownSites,
        Sentiment sentiment,
        List<Intent> intents,
        Evidence evidence) {

    /** Of a post that links to no site of the brand's. */
    public static BrandMatch unscored(String brandSet, int brandSetVersion, String brand, List<Span> hits) {
        return unscored(brandSet, brandSetVersion, brand, hits, List.of());
    }

    public static BrandMatch unscored(
            String brandSet, int brandSetVersion, String brand, List<Span> hits, List<String> ownSites) {
        return new BrandMatch(
                brandSet, brandSetVersion, brand, hits, ownSites, Sentiment.UNSCORED, List.of(), Evidence.NONE);
    }

    public BrandMatch scored(Sentiment sentiment, List<Intent> intents, Evidence evidence) {
        return new BrandMatch(brandSet, brandSetVersion, brand, hits, ownSites, sentiment, intents, evidence);
    }

    /** The same without anything that points into the post's words. */
    public BrandMatch forgotten() {
        return new BrandMatch(brandSet, brandSetVersion, brand, List.of(), ownSites, sentiment, intents, Evidence.NONE);
    }

    /** The same, pointing into the words as another match of them does. */
    public BrandMatch recalledBy(BrandMatch other) {
        return new BrandMatch(
                brandSet, brandSetVersion, brand, other.hits, ownSites, sentiment, intents, other.evidence);
    }
}
