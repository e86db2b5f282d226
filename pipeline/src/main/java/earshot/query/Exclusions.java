package earshot.query;

import earshot.model.BrandSet;
import earshot.model.Post;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What a whole brand set does not listen to. */
final class Exclusions {

    private final Set<String> languages;
    private final Set<String> authors;
    private final Set<String> sites;

    Exclusions(BrandSet set) {
        languages = normal(Field.LANG, set.languages());
        authors = normal(Field.AUTHOR, set.excludedAuthors());
        sites = normal(Field.SITE, set.excludedSites());
    }

    private static Set<String> normal(Field field, Collection<String> values) {
        return values.stream().map(value -> FieldValues.normal(field, value)).collect(Collectors.toSet());
    }

    /** A post whose language is not stated is listened to. */
    boolean exclude(Post post) {
        boolean language = !languages.isEmpty() && !post.language().isEmpty() && !isListenedTo(post.language());
        boolean author = !authors.isEmpty()
                && authors.contains(
                        FieldValues.normal(Field.AUTHOR, post.author().handle()));
        boolean site = !sites.isEmpty() && isExcludedSite(FieldValues.host(post.permalink()));
        return language || author || site;
    }

    private boolean isListenedTo(String stated) {
        String language = FieldValues.normal(Field.LANG, stated);
        int dash = language.indexOf('-');
        return languages.contains(language) || languages.contains(language.substring(0, Math.max(dash, 0)));
    }

    private boolean isExcludedSite(String host) {
        for (int from = 0; from >= 0; from = host.indexOf('.', from) + 1) {
            if (sites.contains(host.substring(from))) {
                return true;
            }
            if (host.indexOf('.', from) < 0) {
                return false;
            }
        }
        return false;
    }
}
