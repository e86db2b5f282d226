package earshot.simulate;

import earshot.model.BrandSet;
import earshot.simulate.SimulatedPost.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Who says what about which brand, in which language. */
final class PostWriter {
    /** Ids grow with time as X's do: milliseconds since X's own epoch, then a sequence. */
    private static final long ID_EPOCH_MILLIS = 1_288_834_974_657L;

    private static final int SEQUENCE_BITS = 22;

    private static final String[] LANGUAGES = {"en", "es", "de", "fr", "ja"};
    private static final double[] LANGUAGE_SHARES = {0.64, 0.78, 0.87, 0.94, 1};

    private static final double ABOUT_A_BRAND = 0.45;
    private static final double NEGATIVE = 0.3;

    private final SplittableRandom random;
    private final List<BrandSet.Brand> brands;
    private final Crowd crowd;
    private final Wording wording = Wording.load();
    private long sequence;

    PostWriter(long seed, BrandSet brands, SplittableRandom random) {
        this.random = random;
        this.brands = brands.brands();
        this.crowd = new Crowd(seed);
        if (this.brands.isEmpty()) {
            throw new IllegalArgumentException("The brand set " + brands.name() + " has no brands to talk about.");
        }
    }

    BrandSet.Brand brand(String id) {
        return brands.stream()
                .filter(brand -> brand.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no brand \"" + id + "\" in the set; it has "
                        + brands.stream().map(BrandSet.Brand::id).toList() + "."));
    }

    /** Talk of any day: about a brand, or about nothing. */
    SimulatedPost chat(Instant at) {
        String language = language();
        if (random.nextDouble() > ABOUT_A_BRAND) {
            return post(
                    Kind.ORIGINAL,
                    someone(),
                    wording.sentence(language, "chatter", "", random),
                    language,
                    "",
                    at,
                    null);
        }
        int brand = popular();
        return about(brands.get(brand), mood(brand), at);
    }

    /** The brand of rank 1 is talked about twice as much as that of rank 2, and so on. */
    private int popular() {
        double u = random.nextDouble() * harmonic(brands.size());
        int rank = 1;
        while (rank < brands.size() && u >= harmonic(rank)) {
            rank++;
        }
        return rank - 1;
    }

    private static double harmonic(int n) {
        double sum = 0;
        for (int i = 1; i <= n; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }

    /** Some brands are liked better than others. */
    private String mood(int brand) {
        double positive = 0.2 + 0.06 * (brand * 3 % 5);
        double u = random.nextDouble();
        if (u < positive) {
            return "positive";
        }
        return u < positive + NEGATIVE ? "negative" : "neutral";
    }

    SimulatedPost about(BrandSet.Brand brand, String mood, Instant at) {
        String language = language();
        String text = wording.sentence(language, mood, called(brand), random);
        return post(Kind.ORIGINAL, someone(), text, language, brand.id(), at, null);
    }

    SimulatedPost furious(BrandSet.Brand brand, Instant at) {
        String text = wording.sentence("en", "furious", called(brand), random);
        return post(Kind.ORIGINAL, Crowd.FURIOUS, text, "en", brand.id(), at, null);
    }

    SimulatedPost apology(BrandSet.Brand brand, Instant at) {
        String handle = handle(brand);
        SimulatedAuthor account =
                new SimulatedAuthor(500_000 + brands.indexOf(brand), handle, brand.name(), 98_000, true);
        String text = wording.sentence("en", "apology", brand.name(), random)
                .replace("brand.example", brand.sites().stream().findFirst().orElse(handle + ".example"));
        return post(Kind.ORIGINAL, account, text, "en", brand.id(), at, null);
    }

    /** A reply or a quote; about the brand by name where {@code brand} is given. */
    SimulatedPost answer(Kind kind, SimulatedPost to, BrandSet.@Nullable Brand brand, String mood, Instant at) {
        String language = to.language;
        String said = wording.sentence(language, mood, brand == null ? "" : called(brand), random);
        String text = kind == Kind.REPLY ? "@" + to.author.handle() + " " + said : said;
        to.replies += kind == Kind.REPLY ? 1 : 0;
        to.quotes += kind == Kind.QUOTE ? 1 : 0;
        liked(to);
        return post(kind, someone(), text, language, to.brand, at, to);
    }

    SimulatedPost repost(SimulatedPost of, boolean byFriend, Instant at) {
        of.reposts++;
        liked(of);
        SimulatedAuthor by = byFriend ? crowd.friend(random) : someone();
        return post(Kind.REPOST, by, of.text, of.language, of.brand, at, of);
    }

    /** Now and then a like is taken back. */
    private void liked(SimulatedPost post) {
        boolean takenBack = post.likes > 2 && random.nextInt(30) == 0;
        post.likes += takenBack ? -1 : random.nextInt(4);
    }

    private SimulatedAuthor someone() {
        return crowd.anyone(random);
    }

    private SimulatedPost post(
            Kind kind,
            SimulatedAuthor author,
            String text,
            String language,
            String brand,
            Instant at,
            @Nullable SimulatedPost about) {
        return new SimulatedPost(id(at), kind, author, text, language, brand, at, about);
    }

    long id(Instant at) {
        return ((at.toEpochMilli() - ID_EPOCH_MILLIS) << SEQUENCE_BITS) + sequence++ % (1 << SEQUENCE_BITS);
    }

    private String language() {
        double u = random.nextDouble();
        int language = 0;
        while (u >= LANGUAGE_SHARES[language]) {
            language++;
        }
        return LANGUAGES[language];
    }

    private String called(BrandSet.Brand brand) {
        int form = random.nextInt(20);
        if (form < 9) {
            return brand.name();
        }
        return form < 16 ? "@" + handle(brand) : "#" + brand.name().replace(" ", "");
    }

    private static String handle(BrandSet.Brand brand) {
        return brand.accounts().stream()
                .filter(account -> account.startsWith("x:"))
                .map(account -> account.substring(2))
                .findFirst()
                .orElseGet(() -> brand.name().replace(" ", "").toLowerCase(Locale.ROOT));
    }
}
