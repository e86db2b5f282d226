package earshot.wire;

import earshot.model.AlertSettings;
import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import java.util.List;

/** {@link PublishedBrandSet}. */
final class BrandSetMapping {

    private BrandSetMapping() {}

    static earshot.schemas.BrandSet toAvro(PublishedBrandSet version) {
        BrandSet set = version.set();
        return new earshot.schemas.BrandSet(
                set.name(),
                set.version(),
                set.brands().stream()
                        .map(brand -> new earshot.schemas.Brand(
                                brand.id(),
                                brand.name(),
                                brand.query(),
                                brand.accounts(),
                                brand.aliases(),
                                brand.sites(),
                                brand.routes()))
                        .toList(),
                set.hashtagsAsWords(),
                set.languages(),
                set.timeZone(),
                set.excludedAuthors(),
                set.excludedSites(),
                toAvro(set.alerts()),
                version.effectiveFrom());
    }

    static PublishedBrandSet fromAvro(earshot.schemas.BrandSet set) {
        BrandSet read = new BrandSet(
                set.getName(),
                set.getVersion(),
                set.getBrands().stream()
                        .map(brand -> new BrandSet.Brand(
                                brand.getId(),
                                brand.getName(),
                                brand.getQuery(),
                                List.copyOf(brand.getAccounts()),
                                List.copyOf(brand.getAliases()),
                                List.copyOf(brand.getSites()),
                                List.copyOf(brand.getRoutes())))
                        .toList(),
                set.getHashtagsAsWords(),
                List.copyOf(set.getLanguages()),
                set.getTimeZone(),
                List.copyOf(set.getExcludedAuthors()),
                List.copyOf(set.getExcludedSites()),
                fromAvro(set.getAlerts()));
        return new PublishedBrandSet(read, set.getEffectiveFrom());
    }

    private static earshot.schemas.AlertSettings toAvro(AlertSettings alerts) {
        return new earshot.schemas.AlertSettings(
                earshot.schemas.AlertSensitivity.valueOf(alerts.sensitivity().name()),
                alerts.least(),
                alerts.off(),
                alerts.severityWords());
    }

    private static AlertSettings fromAvro(earshot.schemas.AlertSettings alerts) {
        return new AlertSettings(
                AlertSettings.Sensitivity.valueOf(alerts.getSensitivity().name()),
                alerts.getLeast(),
                List.copyOf(alerts.getOff()),
                List.copyOf(alerts.getSeverityWords()));
    }
}
