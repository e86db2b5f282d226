package earshot.query;

import earshot.model.Post;
import earshot.model.PostKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Lays out of a post what the queries at hand look at. */
final class PostReader {

    private static final Map<PostKind, String> KINDS = new EnumMap<>(PostKind.class);

    static {
        for (PostKind kind : PostKind.values()) {
            KINDS.put(kind, kind.name().toLowerCase(Locale.ROOT));
        }
    }

    /** There are few languages, so each is folded once. */
    private static final int MOST_LANGUAGES = 1_000;

    private final TermTable terms;
    private final Tokenizer tokenizer;
    private final Map<String, String> languages = new HashMap<>();

    PostReader(TermTable terms, Tokenizer tokenizer) {
        this.terms = terms;
        this.tokenizer = tokenizer;
    }

    /** Tokens come title first, then text, tags and handles stated beside the text, links, values. */
    void read(Post post, Tokens into) {
        into.clear();
        if (!post.title().isEmpty()) {
            tokenizer.scan(post.title(), Field.TITLE, into);
        }
        tokenizer.scan(post.text(), Field.TEXT, into);
        for (int i = 0; i < post.hashtags().size(); i++) {
            tokenizer.stated().addName('#', post.hashtags().get(i), into);
        }
        for (int i = 0; i < post.mentions().size(); i++) {
            tokenizer.stated().addName('@', post.mentions().get(i), into);
        }
        if (terms.uses(Field.LINKS)) {
            for (int i = 0; i < post.links().size(); i++) {
                tokenizer.stated().addLink(post.links().get(i), Field.LINKS, into);
            }
        }
        if (terms.uses(Field.URL)) {
            tokenizer.stated().addLink(post.permalink(), Field.URL, into);
        }
        if (terms.usesValues()) {
            readValues(post, into);
        }
    }

    private void readValues(Post post, Tokens into) {
        if (terms.uses(Field.PLATFORM)) {
            add(Field.PLATFORM, post.platform(), into);
        }
        if (terms.uses(Field.KIND)) {
            add(Field.KIND, KINDS.getOrDefault(post.kind(), ""), into);
        }
        value(Field.AUTHOR, post.author().handle(), into);
        value(Field.AUTHOR, post.author().name(), into);
        id(Field.PARENT, post.parentId(), into);
        id(Field.ROOT, post.rootId(), into);
        language(post.language(), into);
        site(post.permalink(), into);
        country(post.place(), into);
    }

    private void value(Field field, String value, Tokens into) {
        if (terms.uses(field) && !value.isEmpty()) {
            add(field, FieldValues.normal(field, value), into);
        }
    }

    private static void add(Field field, String value, Tokens into) {
        int from = into.length();
        into.append(value);
        into.addValue(field, from, into.length());
    }

    private String folded(String language) {
        String folded = languages.get(language);
        if (folded == null) {
            folded = FieldValues.normal(Field.LANG, language);
            if (languages.size() < MOST_LANGUAGES) {
                languages.put(language, folded);
            }
        }
        return folded;
    }

    /** Found with its platform and without. */
    private void id(Field field, String id, Tokens into) {
        if (terms.uses(field) && !id.isEmpty()) {
            add(field, id, into);
            add(field, id.substring(id.indexOf(':') + 1), into);
        }
    }

    /** {@code pt-BR} is found as {@code pt} too. */
    private void language(String language, Tokens into) {
        if (terms.uses(Field.LANG) && !language.isEmpty()) {
            String code = folded(language);
            int from = into.length();
            add(Field.LANG, code, into);
            int dash = code.indexOf('-');
            if (dash > 0) {
                into.addValue(Field.LANG, from, from + dash);
            }
        }
    }

    /** {@code news.bbc.co.uk} is found as {@code bbc.co.uk} too. */
    private void site(String permalink, Tokens into) {
        if (terms.uses(Field.SITE) && !permalink.isEmpty()) {
            String host = FieldValues.host(permalink);
            add(Field.SITE, host, into);
            for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                add(Field.SITE, host.substring(dot + 1), into);
            }
        }
    }

    private void country(String place, Tokens into) {
        if (terms.uses(Field.COUNTRY) && !place.isEmpty()) {
            value(Field.COUNTRY, place, into);
            if (place.indexOf(',') >= 0) {
                for (String part : place.split(",", -1)) {
                    value(Field.COUNTRY, part, into);
                }
            }
        }
    }
}
