package earshot.wire;

import earshot.model.BrandSet;
import java.util.List;

/** {@link BrandSet}. */
final class BrandSetMapping {

    private BrandSetMapping() {}

    static earshot.schemas.BrandSet toAvro(BrandSet set) {
        return new earshot.schemas.BrandSet(
                set.name(),
                set.version(),
                set.brands().stream()
                        .map(brand -> new earshot.schemas.Brand(
                                brand.id(), brand.name(), brand.query(), brand.accounts(), brand.aliases()))
                        .toList(),
                set.hashtagsAsWords(),
                set.languages(),
                set.timeZone(),
                set.excludedAuthors(),
                set.excludedSites());
    }

    static BrandSet fromAvro(earshot.schemas.BrandSet set) {
        return new BrandSet(
                set.getName(),
                set.getVersion(),
                set.getBrands().stream()
                        .map(brand -> new BrandSet.Brand(
                                brand.getId(),
                                brand.getName(),
                                brand.getQuery(),
                                List.copyOf(brand.getAccounts()),
                                List.copyOf(brand.getAliases())))
                        .toList(),
                set.getHashtagsAsWords(),
                List.copyOf(set.getLanguages()),
                set.getTimeZone(),
                List.copyOf(set.getExcludedAuthors()),
                List.copyOf(set.getExcludedSites()));
    }
}
