package earshot.model;

/**
 * Negative mentions / mentions in the test window, with its own test.
 *
 * @param share 0..1; -1 without mentions
 * @param usual the baseline's, 0..1; -1 without one
 * @param low lower end of the share's 95 % Wilson interval
 * @param score standard errors above {@code usual}
 */
public record AlertShare(double share, double usual, double low, double high, double score) {}
