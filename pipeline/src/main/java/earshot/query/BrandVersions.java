package earshot.query;

import earshot.model.Post;
import earshot.model.PublishedBrandSet;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of one brand set, and a matcher for the one in force at any time. What is published is compiled by the
 * thread that tells of it, never by the one that matches; an older version that a replay asks for again is compiled then.
 */
final class BrandVersions implements BrandSetSource.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(BrandVersions.class);
    /** Partitions that are replayed side by side may be some versions apart. */
    private static final int MOST_COMPILED = 4;

    private static final long LEASE_NANOS = BrandSetSource.LEASE.toNanos();

    private final Counter late;
    private final Counter refused;
    private final NavigableMap<Integer, PublishedBrandSet> newestFirst =
            new ConcurrentSkipListMap<>(Collections.reverseOrder());
    private final Map<Integer, BrandMatcher> compiled =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, BrandMatcher> eldest) {
                    return size() > MOST_COMPILED;
                }
            });
    private final Map<PublishedBrandSet, BrandMatcher> older = new HashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final Object news = new Object();
    private final LongSupplier nanoTime;
    private volatile boolean leased;
    private volatile long toldUntil;
    private volatile @Nullable Exception failure;
    private volatile Instant latestMatched = Instant.MIN;
    private InForce inForce = InForce.NEVER;

    /** From {@code from} until before {@code until}, as long as nothing else is published. */
    private record InForce(@Nullable BrandMatcher matcher, Instant from, Instant until, int asOf) {
        static final InForce NEVER = new InForce(null, Instant.MAX, Instant.MIN, -1);
    }

    /**
     * @param late moved by every version that came to be known after payloads it is for were matched
     * @param refused moved by every version that cannot be compiled
     */
    BrandVersions(Counter late, Counter refused) {
        this(late, refused, System::nanoTime);
    }

    BrandVersions(Counter late, Counter refused, LongSupplier nanoTime) {
        this.late = late;
        this.refused = refused;
        this.nanoTime = nanoTime;
    }

    @Override
    public void published(PublishedBrandSet version) {
        int number = version.set().version();
        if (version.equals(newestFirst.get(number))) {
            return;
        }
        try {
            compiled.put(number, BrandMatcher.compile(version.set()));
        } catch (QueryException e) {
            refused.inc();
            LOG.error("Brand set {} cannot be used; what is in force stays: {}", version.id(), e.getMessage());
            return;
        }
        newestFirst.put(number, version);
        changes.incrementAndGet();
        Instant matched = latestMatched;
        if (version.effectiveFrom().isAfter(matched)) {
            LOG.info("Brand set {} holds for payloads received from {} on", version.id(), version.effectiveFrom());
        } else {
            late.inc();
            LOG.warn(
                    "Brand set {} holds for payloads received from {} on, but those received until {} have been matched"
                            + " already, by an older version; a replay would match them by this one",
                    version.id(),
                    version.effectiveFrom(),
                    matched);
        }
    }

    @Override
    public void toldUntil(long nanoTime) {
        synchronized (news) {
            toldUntil = nanoTime;
            leased = true;
            news.notifyAll();
        }
    }

    @Override
    public void failed(Exception why) {
        synchronized (news) {
            failure = why;
            news.notifyAll();
        }
    }

    private void awaitLease() throws InterruptedException {
        if (!mayGoOn()) {
            synchronized (news) {
                while (!mayGoOn()) {
                    news.wait();
                }
            }
        }
    }

    private boolean mayGoOn() {
        if (failure != null) {
            throw new IllegalStateException("brand sets can no longer be followed", failure);
        }
        return !leased || nanoTime.getAsLong() - toldUntil <= LEASE_NANOS;
    }

    /**
     * The matcher for what was received at this time, for one thread; null where no version held yet. Knows what was
     * published {@link BrandSetSource#LEASE} ago, and waits where it does not yet.
     *
     * @throws IllegalStateException where newer versions can no longer be known
     */
    @Nullable
    BrandMatcher at(Instant receivedAt) throws InterruptedException {
        awaitLease();
        if (receivedAt.isAfter(latestMatched)) {
            latestMatched = receivedAt;
        }
        InForce now = inForce;
        if (now.asOf() != changes.get() || receivedAt.isBefore(now.from()) || !receivedAt.isBefore(now.until())) {
            now = find(receivedAt);
            inForce = now;
        }
        return now.matcher();
    }

    /**
     * Whether a post that the version in force does not match may have been matched when it was first seen: it is older
     * than that version, and an older one matches it.
     */
    boolean mayHaveMattered(Post post, int version) {
        return post.publishedAt().isBefore(inForce.from()) && isMatchedBefore(version, post);
    }

    /** Whether any version older than this one matches the post; for the thread that matches. */
    boolean isMatchedBefore(int version, Post post) {
        for (PublishedBrandSet older : newestFirst.tailMap(version, false).values()) {
            BrandMatcher matcher = this.older.computeIfAbsent(older, known -> BrandMatcher.compile(known.set()));
            if (matcher.count(post) > 0) {
                return true;
            }
        }
        return false;
    }

    private InForce find(Instant receivedAt) {
        int asOf = changes.get();
        Instant until = Instant.MAX;
        for (PublishedBrandSet version : newestFirst.values()) {
            if (!version.effectiveFrom().isAfter(receivedAt)) {
                BrandMatcher matcher = compiled.computeIfAbsent(
                        version.set().version(), number -> BrandMatcher.compile(version.set()));
                return new InForce(matcher, version.effectiveFrom(), until, asOf);
            }
            until = version.effectiveFrom().isBefore(until) ? version.effectiveFrom() : until;
        }
        return new InForce(null, Instant.MIN, until, asOf);
    }
}
