package earshot.simulate;

import java.time.Duration;
import java.time.Instant;

/**
 * What is simulated. The same scenario gives the same payloads, byte for byte.
 *
 * @param start of the simulated time
 * @param payloadsPerSecond on the average of a quiet day; more by day than by night, and more in a crisis
 */
public record Scenario(long seed, Instant start, double payloadsPerSecond, Crisis crisis) {
    public Scenario {
        if (!(payloadsPerSecond > 0 && payloadsPerSecond <= 1e6)) {
            throw new IllegalArgumentException(
                    "payloadsPerSecond must be above 0 and at most 1,000,000, was " + payloadsPerSecond);
        }
    }

    /**
     * One furious post about one brand, shared by friends, then by strangers; hours later the brand apologises.
     *
     * @param brand id in the brand set
     * @param after from the start to the furious post
     * @param apologyAfter from the furious post to the brand's answer
     * @param peak payloads about it at its worst, as a multiple of the quiet feed's; 0 for no crisis
     */
    public record Crisis(String brand, Duration after, Duration apologyAfter, double peak) {
        public static final Crisis NONE = new Crisis("", Duration.ZERO, Duration.ZERO, 0);

        /** From the furious post to the worst. */
        private static final double RISE_SECONDS = 90 * 60;

        public Crisis {
            if (after.isNegative() || apologyAfter.isNegative() || !(peak >= 0 && peak <= 100)) {
                throw new IllegalArgumentException(
                        "A crisis starts after the start, is answered after it starts, and peaks"
                                + " at 0 to 100 times the quiet feed; was " + after + ", " + apologyAfter + ", "
                                + peak);
            }
        }

        /** A crisis that at its worst more than doubles the feed and is answered after four hours. */
        public static Crisis of(String brand, Duration after) {
            return new Crisis(brand, after, Duration.ofHours(4), 1.5);
        }

        boolean happens() {
            return peak > 0;
        }

        /** Rises to 1 within 90 minutes, is down to a tenth after seven hours: {@code x·e^(1-x)}. */
        double heat(double secondsSince) {
            double x = secondsSince / RISE_SECONDS;
            return x <= 0 ? 0 : peak * x * Math.exp(1 - x);
        }
    }
}
