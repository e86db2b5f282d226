package earshot.simulate;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Invented people. Who someone is follows from their number alone, so none of them is kept. A few post much and most
 * hardly ever; followers are Pareto distributed.
 */
final class Crowd {
    private static final int SIZE = 200_000;
    private static final int FRIENDS = 40;
    private static final String[] SYLLABLES = {
        "ba", "cor", "den", "el", "fa", "gri", "hol", "is", "jo", "ka", "lu", "mor", "na", "os", "pe", "qui", "ro",
        "sa", "ti", "um", "ve", "wil", "xa", "yo", "zen"
    };

    /** Well followed, verified, and furious. */
    static final SimulatedAuthor FURIOUS = new SimulatedAuthor(700_001, "marlo_keene", "Marlo Keene", 412_000, true);

    private final long seed;

    Crowd(long seed) {
        this.seed = seed;
    }

    SimulatedAuthor anyone(SplittableRandom random) {
        double u = random.nextDouble();
        return author((int) (SIZE * u * u * u));
    }

    /** Someone who reads the furious author every day. */
    SimulatedAuthor friend(SplittableRandom random) {
        return author(SIZE + random.nextInt(FRIENDS));
    }

    private SimulatedAuthor author(int number) {
        SplittableRandom traits = new SplittableRandom(seed * 31 + number);
        String first = capitalised(word(traits));
        String last = capitalised(word(traits));
        long followers = (long) Math.min(30 * Math.pow(1 - traits.nextDouble(), -1 / 1.1), 5e7);
        boolean verified = followers > 50_000 && traits.nextInt(3) > 0;
        return new SimulatedAuthor(
                1_000_000L + number,
                first.toLowerCase(Locale.ROOT) + (traits.nextBoolean() ? "_" : "") + number,
                first + " " + last,
                followers,
                verified);
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
