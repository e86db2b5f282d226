package earshot.analyse;

import earshot.model.BrandMatch;
import earshot.model.BrandSet;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostEventType;
import earshot.query.BrandMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an edit of a brand set's queries adds and loses, post by post. Each post counts once per brand, however often it
 * was observed; one that matched in any of its versions has matched.
 */
public final class QueryComparison {
    private final BrandMatcher older;
    private final BrandMatcher newer;
    private final int examples;
    private final Map<String, Difference> brands = new TreeMap<>();

    /** Of one brand. */
    public static final class Difference {
        private final Set<String> before = new HashSet<>();
        private final Set<String> after = new HashSet<>();
        private final Map<String, String> lost = new TreeMap<>();
        private final Map<String, String> gained = new TreeMap<>();

        /** Posts that both match. */
        public long kept() {
            return before.stream().filter(after::contains).count();
        }

        /** Posts that only the older set matches. */
        public long lost() {
            return before.size() - kept();
        }

        /** Posts that only the newer set matches. */
        public long gained() {
            return after.size() - kept();
        }

        /** Some of the posts lost, id and text. */
        public Map<String, String> lostExamples() {
            return without(lost, after);
        }

        /** Some of the posts gained, id and text. */
        public Map<String, String> gainedExamples() {
            return without(gained, before);
        }

        private static Map<String, String> without(Map<String, String> examples, Set<String> ids) {
            Map<String, String> left = new TreeMap<>(examples);
            left.keySet().removeAll(ids);
            return left;
        }
    }

    /** @param examples at most, per brand and direction */
    public QueryComparison(BrandSet older, BrandSet newer, int examples) {
        this.older = BrandMatcher.compile(older);
        this.newer = BrandMatcher.compile(newer);
        this.examples = examples;
        List<BrandSet.Brand> all = new ArrayList<>(older.brands());
        all.addAll(newer.brands());
        all.forEach(brand -> brands.put(brand.id(), new Difference()));
    }

    public void add(PostEvent event) {
        if (event.type() != PostEventType.OBSERVED) {
            return;
        }
        Post post = event.post();
        Set<String> before = brands(older.match(post));
        Set<String> after = brands(newer.match(post));
        Set<String> either = new TreeSet<>(before);
        either.addAll(after);
        for (String brand : either) {
            Difference difference = brands.computeIfAbsent(brand, any -> new Difference());
            if (before.contains(brand)) {
                difference.before.add(post.id());
            }
            if (after.contains(brand)) {
                difference.after.add(post.id());
            }
            Map<String, String> side = before.contains(brand) ? difference.lost : difference.gained;
            if (before.contains(brand) != after.contains(brand) && side.size() < examples) {
                side.put(post.id(), post.text());
            }
        }
    }

    private static Set<String> brands(List<BrandMatch> matches) {
        return matches.stream().map(BrandMatch::brand).collect(Collectors.toSet());
    }

    /** By brand id; brands of either set. */
    public Map<String, Difference> differences() {
        return brands;
    }
}
