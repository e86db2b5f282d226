package earshot.alert;

/**
 * The greatest value of each day, remembered with a half-life of fourteen days: what a brand's own bad moments look
 * like. Social counts have heavier tails than any count model, so how rare a value is, only the brand's own past tells.
 * Until days were heard, a prior worth two days stands in.
 *
 * @param mean of the past days' maxima
 * @param variance of the same
 * @param today greatest value since the day began
 * @param days ended so far
 */
public record DailyMaxima(double mean, double variance, double today, long days) {

    static final DailyMaxima NONE = new DailyMaxima(0, 0, 0, 0);

    /** In days. */
    static final double HALF_LIFE = 14;

    static final double PRIOR_MEAN = 3.5;
    private static final double PRIOR_VARIANCE = 1.5 * 1.5;
    private static final double PRIOR_DAYS = 2;
    private static final double FEW = 20;
    private static final double LEAST_DEVIATION = 0.5;

    DailyMaxima with(double value) {
        return value <= today ? this : new DailyMaxima(mean, variance, value, days);
    }

    DailyMaxima nextDay() {
        return nextDay(HALF_LIFE);
    }

    /** @param halfLife in days */
    DailyMaxima nextDay(double halfLife) {
        double weight = Math.max(1 - Math.pow(2, -1 / halfLife), 1.0 / (days + 1));
        double surprise = today - mean;
        return new DailyMaxima(
                mean + weight * surprise, (1 - weight) * (variance + weight * surprise * surprise), 0, days + 1);
    }

    /** The greatest value of a usual day. */
    double usual() {
        return usual(PRIOR_MEAN);
    }

    /** @param prior what stands in until days were heard */
    double usual(double prior) {
        double known = Math.min((double) days, FEW);
        return (mean * known + prior * PRIOR_DAYS) / (known + PRIOR_DAYS);
    }

    /** Standard deviation of the days' greatest values. */
    double spread() {
        double known = Math.min((double) days, FEW);
        double pooled = (variance * known + PRIOR_VARIANCE * PRIOR_DAYS) / (known + PRIOR_DAYS);
        return Math.max(LEAST_DEVIATION, Math.sqrt(pooled));
    }

    /** How many standard deviations a value lies above a usual day's greatest. */
    double standardised(double value) {
        return (value - usual()) / spread();
    }
}
