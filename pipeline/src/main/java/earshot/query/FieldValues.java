package earshot.query;

import earshot.model.Post;
import java.util.Locale;

/** One spelling for each value, in queries as in posts. */
final class FieldValues {

    private FieldValues() {}

    static String normal(Field field, String written) {
        String value = Characters.fold(written.strip());
        return switch (field) {
            case AUTHOR -> value.startsWith("@") ? value.substring(1) : value;
            case SITE -> host(value);
            case LANG -> value.replace('_', '-');
            // Ids may differ in case alone.
            case PARENT, ROOT -> written.strip();
            default -> value;
        };
    }

    /** Negative where not reported. */
    static double number(Field field, Post post) {
        return field == Field.FOLLOWERS ? post.author().followers() : post.rating();
    }

    /** Of an address or a bare host, in lower case, without {@code www.}. */
    static String host(String address) {
        int scheme = address.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int to = from;
        while (to < address.length() && "/?#:".indexOf(address.charAt(to)) < 0) {
            to++;
        }
        String host = address.substring(from, to).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
