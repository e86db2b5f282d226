package earshot.query;

import earshot.model.BrandSet;
import earshot.model.Post;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a whole brand set does not listen to. */
final class Exclusions {

    private final Set<String> languages;
    private final Set<String> authors;
    private final Sites sites;

    Exclusions(BrandSet set) {
        languages = normal(Field.LANG, set.languages());
        authors = normal(Field.AUTHOR, set.excludedAuthors());
        sites = new Sites(set.excludedSites());
    }

    private static Set<String> normal(Field field, Collection<String> values) {
        return values.stream().map(value -> FieldValues.normal(field, value)).collect(Collectors.toSet());
    }

    boolean exclude(Post post) {
        return isOtherLanguage(post) || isExcludedAuthor(post) || isExcludedSite(post);
    }

    /** Which of them keep the post out, as the keys of the brand file. */
    List<String> reasons(Post post) {
        List<String> reasons = new ArrayList<>();
        if (isOtherLanguage(post)) {
            reasons.add("languages");
        }
        if (isExcludedAuthor(post)) {
            reasons.add("excluded-authors");
        }
        if (isExcludedSite(post)) {
            reasons.add("excluded-sites");
        }
        return reasons;
    }

    /** A post whose language is not stated is listened to. */
    private boolean isOtherLanguage(Post post) {
        return !languages.isEmpty() && !post.language().isEmpty() && !isListenedTo(post.language());
    }

    private boolean isExcludedAuthor(Post post) {
        return !authors.isEmpty()
                && authors.contains(
                        FieldValues.normal(Field.AUTHOR, post.author().handle()));
    }

    private boolean isExcludedSite(Post post) {
        return !sites.of(post.permalink()).isEmpty();
    }

    private boolean isListenedTo(String stated) {
        String language = FieldValues.normal(Field.LANG, stated);
        int dash = language.indexOf('-');
        return languages.contains(language) || languages.contains(language.substring(0, Math.max(dash, 0)));
    }
}
