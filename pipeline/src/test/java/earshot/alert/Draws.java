package earshot.alert;

import java.util.Random;

/** Counts of what happens by chance. */
final class Draws {

    /** Above it a count is drawn from the normal distribution of that mean and variance. */
    private static final double MANY = 200;

    private Draws() {}

    /** How often that happens which happens so often on average. */
    static int poisson(Random random, double mean) {
        if (mean > MANY) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
