package earshot.model;

import java.io.Serializable;
import java.util.List;

/**
 * A named, versioned set of brands that are listened for together and share a voice.
 *
 * @param name kebab-case, unique
 * @param version at least 1; grows with every change
 * @param hashtagsAsWords whether a bare word also matches the hashtag of exactly that word
 * @param languages BCP 47 codes to listen to; empty means all
 * @param timeZone IANA name, for days and quiet hours
 * @param excludedAuthors handles, without {@code @}, whose posts never match
 * @param excludedSites hosts, or domains above them, whose posts never match
 * @param alerts how its brands are watched
 */
public record BrandSet(
        String name,
        int version,
        List<Brand> brands,
        boolean hashtagsAsWords,
        List<String> languages,
        String timeZone,
        List<String> excludedAuthors,
        List<String> excludedSites,
        AlertSettings alerts)
        implements Serializable {

    /** Watched as usual. */
    public BrandSet(
            String name,
            int version,
            List<Brand> brands,
            boolean hashtagsAsWords,
            List<String> languages,
            String timeZone,
            List<String> excludedAuthors,
            List<String> excludedSites) {
        this(
                name,
                version,
                brands,
                hashtagsAsWords,
                languages,
                timeZone,
                excludedAuthors,
                excludedSites,
                AlertSettings.DEFAULT);
    }

    /**
     * One brand and how it is recognised.
     *
     * @param id kebab-case, unique in its set
     * @param name as shown to people
     * @param query in the query language; never empty (a brand file may leave it out: the loader derives it from the
     *     name, accounts and aliases)
     * @param accounts the brand's own accounts, {@code platform:handle}
     * @param aliases other names of the brand
     * @param sites the brand's own: hosts, or domains above them
     * @param routes names of the receivers that are told of its alerts; empty for whom the routes file says
     */
    public record Brand(
            String id,
            String name,
            String query,
            List<String> accounts,
            List<String> aliases,
            List<String> sites,
            List<String> routes)
            implements Serializable {

        /** Without sites of its own; the routes file says who is told of its alerts. */
        public Brand(String id, String name, String query, List<String> accounts, List<String> aliases) {
            this(id, name, query, accounts, aliases, List.of(), List.of());
        }
    }
}
