package earshot.alert;

import earshot.model.Alert;
import earshot.model.AlertCrowd;
import earshot.model.AlertPost;
import earshot.model.AlertTerm;
import earshot.model.Slices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/** A brand's {@link Page}s of the last two hours, in state, and the terms usual before them. */
final class Pages implements Voices {

    static final Duration KEPT = Duration.ofHours(2);
    /** Fewer mentions may be missing by chance. */
    private static final double LEAST_MISSED = 10;

    private final MapState<Instant, Page> pages;
    private final ValueState<UsualTerms> usual;
    private final Slices slices;
    private List<Intake> ahead = List.of();

    Pages(MapState<Instant, Page> pages, ValueState<UsualTerms> usual, Slices slices) {
        this.pages = pages;
        this.usual = usual;
        this.slices = slices;
    }

    /** Of the slice whose close counts it: what came of it stays. */
    void add(Intake intake) throws Exception {
        for (var entry : intake.pages.entrySet()) {
            change(entry.getKey(), intake.slice, page -> page.add(entry.getValue()));
        }
        for (Intake.Seen seen : intake.standing()) {
            change(slices.of(seen.post().publishedAt()), intake.slice, page -> page.show(seen.post(), seen.counted()));
        }
        for (Intake.Seen seen : intake.changed.values()) {
            change(slices.of(seen.post().publishedAt()), intake.slice, page -> page.show(seen.post(), seen.counted()));
        }
    }

    private void change(Instant at, Instant closing, Consumer<Page> change) throws Exception {
        if (!at.isBefore(closing.minus(KEPT))) {
            Page page = pages.get(at);
            Page changed = page == null ? new Page() : page;
            change.accept(changed);
            pages.put(at, changed.settle());
        }
    }

    /** The same with what came after the last close, until it is told otherwise. */
    void lookAhead(List<Intake> intakes) {
        ahead = intakes;
    }

    /** A slice was closed: what is too old to explain anything becomes usual. */
    void turn(Instant next) throws Exception {
        Instant old = next.minus(KEPT).minus(slices.length());
        Page page = pages.get(old);
        if (page == null) {
            return;
        }
        UsualTerms terms = terms();
        terms.learn(page, slices.length().toMillis());
        usual.update(terms);
        pages.remove(old);
    }

    @Override
    public AlertCrowd crowd(Finding finding) {
        return between(finding.from(), finding.to()).crowd();
    }

    @Override
    public List<Silence> silent(Instant from, Instant to, double expected, double least) {
        if (expected < least) {
            return List.of();
        }
        try {
            return terms().silent(between(from, to).platforms.keySet(), expected, least);
        } catch (Exception e) {
            throw new IllegalStateException("a brand's pages cannot be read", e);
        }
    }

    private UsualTerms terms() throws Exception {
        UsualTerms known = usual.value();
        return known == null ? new UsualTerms() : known;
    }

    /** Of the window an episode was worst in; what has left the pages stays as it was told before. */
    Explain.Evidence evidence(WatchBrand rules, Watch watch, Episode episode, @Nullable Alert before) throws Exception {
        Finding worst = episode.worst();
        Page page = between(worst.from(), worst.to());
        @Nullable
        Alert faded = before != null
                        && worst.from().isBefore(watch.next().minus(KEPT))
                        && before.crowd().mentions() >= page.mentions
                ? before
                : null;
        List<AlertTerm> terms = faded != null ? faded.terms() : terms().standingOut(page);
        return new Explain.Evidence(
                faded != null ? faded.crowd() : page.crowd(),
                terms,
                quoted(watch, worst.post(), page, terms, before),
                rules.share(watch, worst),
                faded != null
                        ? faded.silentFeeds()
                        : silent(worst.from(), worst.to(), rules.expected(watch, worst), LEAST_MISSED).stream()
                                .map(Silence::platform)
                                .sorted()
                                .toList());
    }

    /** The one post it is about, then the most engaged; among those alike in that, those that use the telling terms. */
    private static List<AlertPost> quoted(
            Watch watch, String headline, Page page, List<AlertTerm> terms, @Nullable Alert before) {
        List<AlertPost> others = new ArrayList<>(
                Page.merged(before == null ? List.of() : before.posts(), page.posts, headline, Integer.MAX_VALUE));
        others.removeIf(post -> post.id().equals(headline));
        others.sort(Page.BY_NEGATIVE
                .thenComparing(Comparator.comparingLong(AlertPost::interactions).reversed())
                .thenComparing(Comparator.comparingLong((AlertPost post) -> telling(post, terms))
                        .reversed())
                .thenComparing(Page.BY_ENGAGEMENT));
        List<AlertPost> posts = new ArrayList<>();
        watch.impact().watched().stream()
                .map(HighImpactPost.Watched::post)
                .filter(post -> post.id().equals(headline))
                .forEach(posts::add);
        posts.addAll(others);
        return List.copyOf(posts.subList(0, Math.min(Page.MOST_POSTS, posts.size())));
    }

    private static long telling(AlertPost post, List<AlertTerm> terms) {
        String text = post.text().toLowerCase(Locale.ROOT);
        return terms.stream().filter(term -> text.contains(term.term())).count();
    }

    private Page between(Instant from, Instant to) {
        Page sum = new Page();
        try {
            for (var entry : pages.entries()) {
                addWithin(from, to, entry.getKey(), entry.getValue(), sum);
            }
        } catch (Exception e) {
            throw new IllegalStateException("a brand's pages cannot be read", e);
        }
        for (Intake intake : ahead) {
            intake.pages.forEach((at, page) -> addWithin(from, to, at, page, sum));
            for (Intake.Seen seen : intake.standing()) {
                Instant at = slices.of(seen.post().publishedAt());
                if (overlaps(from, to, at)) {
                    sum.posts = Page.merged(
                            sum.posts, List.of(seen.post()), seen.post().id(), Page.MOST_GATHERED);
                }
            }
        }
        Set<String> gone = gone();
        sum.posts.removeIf(post -> gone.contains(post.id()));
        sum.dropNothings();
        return sum;
    }

    /** Posts that went since the last close. */
    Set<String> gone() {
        Set<String> gone = new HashSet<>();
        for (Intake intake : ahead) {
            intake.changed.forEach((id, seen) -> {
                if (seen.counted()) {
                    gone.remove(id);
                } else {
                    gone.add(id);
                }
            });
        }
        return gone;
    }

    private void addWithin(Instant from, Instant to, Instant at, Page page, Page sum) {
        if (overlaps(from, to, at)) {
            sum.add(page);
        }
    }

    private boolean overlaps(Instant from, Instant to, Instant at) {
        return at.plus(slices.length()).isAfter(from) && at.isBefore(to);
    }
}
