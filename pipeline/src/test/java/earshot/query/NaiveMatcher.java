package earshot.query;

import earshot.model.Post;
import earshot.query.Query.And;
import earshot.query.Query.Near;
import earshot.query.Query.Not;
import earshot.query.Query.Or;
import earshot.query.Query.Range;
import earshot.query.Query.Term;
import earshot.query.Query.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The language by its definitions: tries every assignment of tokens to words. Shares the scanner, nothing else. */
final class NaiveMatcher {

    /** One way in which a query, or a part of one, is satisfied. */
    private record Assignment(int first, int last, Set<Integer> tokens) {}

    private final Post post;
    private final Tokens tokens = new Tokens();
    private final List<Set<String>> spellings = new ArrayList<>();

    NaiveMatcher(Post post) {
        this.post = post;
        Tokenizer tokenizer = Tokenizer.forPosts(false);
        if (!post.title().isEmpty()) {
            tokenizer.scan(post.title(), Field.TITLE, tokens);
        }
        tokenizer.scan(post.text(), Field.TEXT, tokens);
        for (int i = 0; i < tokens.count(); i++) {
            spellings.add(new HashSet<>());
        }
        for (int i = 0; i < tokens.terms(); i++) {
            spellings.get(tokens.tokenOf(i)).add(tokens.text(i));
        }
    }

    boolean matches(Query query) {
        if (query instanceof And and) {
            return and.all().stream().allMatch(this::matches);
        } else if (query instanceof Or or) {
            return or.any().stream().anyMatch(this::matches);
        } else if (query instanceof Not not) {
            return !matches(not.query());
        } else if (query instanceof Range range) {
            return post.rating() >= 0 && post.rating() >= range.low() && post.rating() <= range.high();
        } else if (query instanceof Words words && words.field() == Field.LANG) {
            return ("," + post.language().toLowerCase(java.util.Locale.ROOT) + ",pt,")
                    .contains("," + words.terms().get(0).text() + ",");
        } else if (query instanceof Words words && words.field() == Field.AUTHOR) {
            return post.author().handle().startsWith("ad");
        }
        return !assignments(query).isEmpty();
    }

    /** The tokens a query hits, as slices' starts. */
    Set<String> hits(Query query) {
        Set<Integer> hit = new TreeSet<>();
        gather(query, hit);
        return hit.stream()
                .map(token -> tokens.field(token).word() + tokens.start(token))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The tokens that lie in a stretch of the post. */
    Set<String> within(String field, int start, int end) {
        Set<String> inside = new TreeSet<>();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.field(i).word().equals(field) && tokens.start(i) >= start && tokens.end(i) <= end) {
                inside.add(field + tokens.start(i));
            }
        }
        return inside;
    }

    private void gather(Query query, Set<Integer> into) {
        if (!matches(query) || query instanceof Not || query instanceof Range) {
            return;
        } else if (query instanceof And and) {
            and.all().forEach(operand -> gather(operand, into));
        } else if (query instanceof Or or) {
            or.any().forEach(operand -> gather(operand, into));
        } else if (!(query instanceof Words words) || words.field().shape() == Field.Shape.WORDS) {
            assignments(query).forEach(assignment -> into.addAll(assignment.tokens()));
        }
    }

    private List<Assignment> assignments(Query query) {
        if (query instanceof Near near) {
            return pairs(near);
        } else if (query instanceof Or or) {
            return or.any().stream()
                    .flatMap(operand -> assignments(operand).stream())
                    .toList();
        }
        Words words = (Words) query;
        List<Assignment> found = new ArrayList<>();
        assign(words, 0, new ArrayList<>(), found);
        return found;
    }

    private List<Assignment> pairs(Near near) {
        List<Assignment> pairs = new ArrayList<>();
        for (Assignment left : assignments(near.left())) {
            for (Assignment right : assignments(near.right())) {
                boolean forwards = isNear(left, right, near.distance());
                boolean backwards = !near.inOrder() && isNear(right, left, near.distance());
                if (forwards || backwards) {
                    Set<Integer> both = new HashSet<>(left.tokens());
                    both.addAll(right.tokens());
                    pairs.add(new Assignment(
                            Math.min(left.first(), right.first()), Math.max(left.last(), right.last()), both));
                }
            }
        }
        return pairs;
    }

    private boolean isNear(Assignment earlier, Assignment later, int distance) {
        int gap = tokens.position(later.first()) - tokens.position(earlier.last());
        return gap >= 1 && gap <= distance;
    }

    private void assign(Words words, int word, List<Integer> chosen, List<Assignment> found) {
        if (word == words.terms().size()) {
            Set<Integer> distinct = new TreeSet<>(chosen);
            int first = chosen.stream().mapToInt(Integer::intValue).min().orElseThrow();
            int last = chosen.stream().mapToInt(Integer::intValue).max().orElseThrow();
            int width = tokens.position(last) - tokens.position(first);
            if (words.within() > 0 ? distinct.size() == chosen.size() && width <= words.within() : isPhrase(chosen)) {
                found.add(new Assignment(first, last, distinct));
            }
            return;
        }
        for (int token = 0; token < tokens.count(); token++) {
            if (bears(token, words.field(), words.terms().get(word))) {
                chosen.add(token);
                assign(words, word + 1, chosen, found);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    private boolean isPhrase(List<Integer> chosen) {
        for (int i = 1; i < chosen.size(); i++) {
            if (tokens.position(chosen.get(i)) != tokens.position(chosen.get(i - 1)) + 1) {
                return false;
            }
        }
        return true;
    }

    private boolean bears(int token, Field field, Term term) {
        if (field == Field.TITLE && tokens.field(token) != Field.TITLE) {
            return false;
        }
        String text = term.text();
        return switch (term.kind()) {
            case EXACT -> isExact(token, text);
            case WILDCARD -> {
                Pattern pattern = Pattern.compile(
                        text.replace(".", "\\.").replace("*", ".*").replace("?", "."));
                yield spellings.get(token).stream()
                        .anyMatch(spelling -> pattern.matcher(spelling).matches());
            }
            case PLAIN ->
                spellings.get(token).stream()
                        .anyMatch(spelling -> text.equals("삼성") ? spelling.startsWith(text) : spelling.equals(text));
        };
    }

    private boolean isExact(int token, String wanted) {
        String slice = (tokens.field(token) == Field.TITLE ? post.title() : post.text())
                .substring(tokens.start(token), tokens.end(token));
        return slice.equals(wanted)
                || (slice.startsWith(wanted) && slice.replace('’', '\'').equalsIgnoreCase(wanted + "'s"));
    }
}
