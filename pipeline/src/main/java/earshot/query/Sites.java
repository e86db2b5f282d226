package earshot.query;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts, and domains that stand for every host below them. */
final class Sites {

    private final Set<String> sites;

    /** @param written hosts, domains or addresses, in any case */
    Sites(Collection<String> written) {
        sites = written.stream()
                .map(site -> FieldValues.normal(Field.SITE, site))
                .collect(Collectors.toSet());
    }

    /** The one that the address belongs to, the nearest above it; {@code ""} where none does. */
    String of(String address) {
        if (sites.isEmpty()) {
            return "";
        }
        String host = FieldValues.host(address);
        for (int from = 0; ; from = host.indexOf('.', from) + 1) {
            String domain = host.substring(from);
            if (sites.contains(domain)) {
                return domain;
            }
            if (domain.indexOf('.') < 0) {
                return "";
            }
        }
    }
}
