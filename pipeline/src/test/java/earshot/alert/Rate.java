package earshot.alert;

import java.util.Locale;

/** So many in so many weeks. */
record Rate(long events, double weeks) {

    static final Rate NONE = new Rate(0, 0);

    Rate plus(Rate other) {
        return new Rate(events + other.events, weeks + other.weeks);
    }

    double aWeek() {
        return events / weeks;
    }

    /** Between them lies the rate of a Poisson process in 19 of 20 times (Byar's approximation). */
    double low() {
        double n = events;
        return n == 0 ? 0 : n * Math.pow(1 - 1 / (9 * n) - 1.96 / (3 * Math.sqrt(n)), 3) / weeks;
    }

    double high() {
        double n = events + 1.0;
        return n * Math.pow(1 - 1 / (9 * n) + 1.96 / (3 * Math.sqrt(n)), 3) / weeks;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", aWeek(), low(), high());
    }
}
