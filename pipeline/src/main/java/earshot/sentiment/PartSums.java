package earshot.sentiment;

/** Valences of one part of a text, summed up. */
final class PartSums {
    static final int VALUES = 10;

    private float vader;
    private float vaderGood;
    private float vaderBad;
    private float afinn;
    private float last;
    private float most;
    private float least;
    private int good;
    private int bad;
    private int from;
    private boolean signsOnly;
    /** The tokens that the sums of one token come from; {@link Tokens#MOST} where there are none. */
    private int firstToken;

    private int lastToken;
    private int mostToken;
    private int leastToken;

    /** Forgets everything, and takes the part to begin at {@code from} and to hold all its tokens, or emoji and tags only. */
    void clear(int from, boolean signsOnly) {
        this.from = from;
        this.signsOnly = signsOnly;
        firstToken = Tokens.MOST;
        lastToken = Tokens.MOST;
        mostToken = Tokens.MOST;
        leastToken = Tokens.MOST;
        vader = 0;
        vaderGood = 0;
        vaderBad = 0;
        afinn = 0;
        last = 0;
        most = 0;
        least = 0;
        good = 0;
        bad = 0;
    }

    boolean holds(Tokens tokens, int token) {
        return token >= from && !(signsOnly && tokens.kind[token] == Tokens.WORD);
    }

    void add(float v, float a, int token) {
        float both = v + a;
        if (both == 0) {
            return;
        }
        vader += v;
        afinn += a;
        vaderGood += Math.max(0, v);
        vaderBad += Math.min(0, v);
        last = both;
        lastToken = token;
        firstToken = firstToken == Tokens.MOST ? token : firstToken;
        mostToken = both > most ? token : mostToken;
        leastToken = both < least ? token : leastToken;
        most = Math.max(most, both);
        least = Math.min(least, both);
        good += both > 0 ? 1 : 0;
        bad += both < 0 ? 1 : 0;
    }

    /** Writes {@link #VALUES} numbers of about -2..2. */
    void write(float[] values, int at) {
        values[at] = compound(vader);
        values[at + 1] = compound(afinn);
        values[at + 2] = compound(vaderGood);
        values[at + 3] = compound(vaderBad);
        values[at + 4] = most / 5;
        values[at + 5] = least / 5;
        values[at + 6] = last / 5;
        values[at + 7] = Math.min(good, 8) / 4f;
        values[at + 8] = Math.min(bad, 8) / 4f;
        values[at + 9] = good + bad == 0 ? 0 : (good - bad) / (float) (good + bad);
    }

    /** The same in steps, so that a linear model can follow a curve. */
    void addCues(Bag cues, int part) {
        cues.add(Hash.pair(100 + part, Math.round(compound(vader) * 5)), firstToken, lastToken);
        cues.add(Hash.pair(110 + part, Math.round(compound(afinn) * 5)), firstToken, lastToken);
        cues.add(Hash.pair(120 + part, Math.min(good, 4) * 8L + Math.min(bad, 4)), firstToken, lastToken);
    }

    /** Adds what one token's valence is in {@link #write}'s numbers, times their weights, to its shares. */
    void share(float v, float a, int token, float[] weights, int at, double[] shares) {
        boolean isGood = v + a > 0;
        share(v / norm(vader), at, weights, token, shares);
        share(a / norm(afinn), at + 1, weights, token, shares);
        share(Math.max(0, v) / norm(vaderGood), at + 2, weights, token, shares);
        share(Math.min(0, v) / norm(vaderBad), at + 3, weights, token, shares);
        share(token == mostToken ? most / 5 : 0, at + 4, weights, token, shares);
        share(token == leastToken ? least / 5 : 0, at + 5, weights, token, shares);
        share(token == lastToken ? last / 5 : 0, at + 6, weights, token, shares);
        share(isGood ? Math.min(good, 8) / 4f / good : 0, at + 7, weights, token, shares);
        share(isGood ? 0 : Math.min(bad, 8) / 4f / bad, at + 8, weights, token, shares);
        share((isGood ? 1f : -1f) / (good + bad), at + 9, weights, token, shares);
    }

    private static void share(double value, int at, float[] weights, int token, double[] shares) {
        for (int k = 0; k < SentimentTable.CLASSES; k++) {
            shares[token * SentimentTable.CLASSES + k] += value * weights[at * SentimentTable.CLASSES + k];
        }
    }

    /** VADER's normalisation into -1..1. */
    private static float compound(float sum) {
        return (float) (sum / norm(sum));
    }

    private static double norm(float sum) {
        return Math.sqrt(sum * sum + 15);
    }
}
