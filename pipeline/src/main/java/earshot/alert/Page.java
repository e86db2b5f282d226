package earshot.alert;

import earshot.model.AlertCrowd;
import earshot.model.AlertPost;
import earshot.model.AlertTerm;
import earshot.model.Mention;
import earshot.model.PostKind;
import earshot.model.SentimentLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who spoke in one slice, of what, and the most engaged posts: what an alert is explained with. Changed in place, since
 * it takes every mention. Counts are a group, so that any order ends in the same; once {@link #settle settled} it is of
 * fixed size at most: {@value #MOST_VOICES} authors, texts and terms are told apart.
 */
public final class Page {

    static final int MOST_POSTS = 5;
    static final int MOST_GATHERED = 100;
    private static final int MOST_VOICES = 500;
    private static final int LONGEST_TEXT = 1_000;
    private static final int SHORTEST_WORD = 4;
    private static final Pattern NO_WORDS = Pattern.compile("https?://\\S+|[@#]\\S+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'’]+");

    static final Comparator<AlertPost> BY_NEGATIVE =
            Comparator.comparing((AlertPost post) -> post.sentiment() != SentimentLabel.NEGATIVE);

    static final Comparator<AlertPost> BY_ENGAGEMENT = BY_NEGATIVE
            .thenComparing(Comparator.comparingLong(AlertPost::interactions).reversed())
            .thenComparing(Comparator.comparing(AlertPost::publishedAt).reversed())
            .thenComparing(AlertPost::id);

    public long mentions;
    public long negative;
    public long reposts;
    public Map<String, Long> platforms = new HashMap<>();
    public Map<Long, Long> authors = new HashMap<>();
    public Map<Long, Long> texts = new HashMap<>();
    public Map<String, Long> terms = new HashMap<>();
    public List<AlertPost> posts = new ArrayList<>();

    /** @param sign 1 to count a mention, −1 to take it back */
    void count(Mention mention, long sign) {
        if (mention.removed()) {
            return;
        }
        if (mention.post().kind() == PostKind.REPOST) {
            reposts += sign;
            return;
        }
        mentions += sign;
        negative += SliceCounts.isNegative(mention) ? sign : 0;
        platforms.merge(mention.post().platform(), sign, Long::sum);
        // Without a name everybody is one voice.
        authors.merge(mention.fingerprint().author(), sign, Long::sum);
        texts.merge(mention.fingerprint().text(), sign, Long::sum);
        terms(mention).forEach(term -> terms.merge(term, sign, Long::sum));
    }

    /** Forgets what has come to nothing, and what is too much: the rarest, and of those as rare the last. */
    Page settle() {
        dropNothings();
        settle(authors);
        settle(texts);
        settle(terms);
        return this;
    }

    void dropNothings() {
        for (Map<?, Long> counts : List.of(platforms, authors, texts, terms)) {
            counts.values().removeIf(count -> count <= 0);
        }
    }

    private static <K extends Comparable<K>> void settle(Map<K, Long> counts) {
        if (counts.size() > MOST_VOICES) {
            List<Map.Entry<K, Long>> all = new ArrayList<>(counts.entrySet());
            all.sort(Map.Entry.<K, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
            all.subList(MOST_VOICES, all.size()).forEach(entry -> counts.remove(entry.getKey()));
        }
    }

    /** The post as it stands now among the most engaged, or no longer among them. */
    void show(AlertPost post, boolean counted) {
        posts = merged(posts, counted ? List.of(post) : List.of(), post.id(), MOST_POSTS);
    }

    /** The most engaged of both; of a post in both, the latter. */
    static List<AlertPost> merged(List<AlertPost> some, List<AlertPost> others, String without, int most) {
        Set<String> newer = new HashSet<>();
        others.forEach(post -> newer.add(post.id()));
        List<AlertPost> all = new ArrayList<>(others);
        some.stream()
                .filter(post -> !post.id().equals(without) && !newer.contains(post.id()))
                .forEach(all::add);
        all.sort(BY_ENGAGEMENT);
        return new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    }

    /** Both pages in one. */
    void add(Page other) {
        mentions += other.mentions;
        negative += other.negative;
        reposts += other.reposts;
        other.platforms.forEach((key, count) -> platforms.merge(key, count, Long::sum));
        other.authors.forEach((key, count) -> authors.merge(key, count, Long::sum));
        other.texts.forEach((key, count) -> texts.merge(key, count, Long::sum));
        other.terms.forEach((key, count) -> terms.merge(key, count, Long::sum));
        posts = merged(posts, other.posts, "", MOST_GATHERED);
    }

    AlertCrowd crowd() {
        return new AlertCrowd(
                mentions,
                negative,
                reposts,
                authors.size(),
                texts.size(),
                platforms.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(entry -> new AlertCrowd.Platform(entry.getKey(), entry.getValue()))
                        .toList());
    }

    static AlertPost post(Mention mention) {
        var post = mention.post();
        String text = post.text().length() > LONGEST_TEXT ? post.text().substring(0, LONGEST_TEXT) : post.text();
        return new AlertPost(
                post.id(),
                post.platform(),
                post.permalink(),
                text,
                Sentences.carrying(mention, text),
                post.author().handle().isEmpty()
                        ? post.author().name()
                        : post.author().handle(),
                post.author().followers(),
                mention.match().sentiment().label(),
                mention.engagement().interactions(),
                post.publishedAt());
    }

    private static Set<String> terms(Mention mention) {
        Set<String> terms = new HashSet<>();
        String text =
                NO_WORDS.matcher(mention.post().text().toLowerCase(Locale.ROOT)).replaceAll(" ");
        BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(word -> terms.add(key(AlertTerm.Kind.WORD, word)));
        mention.post().hashtags().forEach(tag -> terms.add(key(AlertTerm.Kind.HASHTAG, tag.toLowerCase(Locale.ROOT))));
        mention.post().links().forEach(link -> terms.add(key(AlertTerm.Kind.LINK, link)));
        return terms;
    }

    private static String key(AlertTerm.Kind kind, String term) {
        return kind.name().charAt(0) + term;
    }
}
