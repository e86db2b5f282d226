package earshot.alert;

/**
 * Of values on a logarithmic scale, in ten-thousandths: whole numbers, so that adding up in any order, and taking back,
 * gives the same.
 *
 * @param n values
 * @param squares at most some 10¹¹ each, so that there is room for many millions
 */
public record Sums(long n, long sum, long squares) {

    static final Sums ZERO = new Sums(0, 0, 0);

    private static final double UNIT = 1e-4;

    /** @param value negative ones count as 0 */
    static Sums ofLog(long value) {
        long log = Math.round(Math.log1p((double) Math.max(0, value)) / UNIT);
        return new Sums(1, log, log * log);
    }

    Sums plus(Sums other) {
        return new Sums(n + other.n, sum + other.sum, squares + other.squares);
    }

    Sums minus(Sums other) {
        return new Sums(n - other.n, sum - other.sum, squares - other.squares);
    }

    Sums times(long sign) {
        return new Sums(sign * n, sign * sum, sign * squares);
    }

    double total() {
        return sum * UNIT;
    }

    double totalOfSquares() {
        return squares * UNIT * UNIT;
    }
}
