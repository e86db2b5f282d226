package earshot.sentiment;

import earshot.model.SentimentLabel;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A linear classifier of three classes whose weights for hashed features stand in one table of bytes. Immutable.
 *
 * <p>The file: {@code ESNT}, format, log2 of the buckets, number of dense features, the value of one step of a byte, then
 * the dense features' and the bias's weights as floats and the buckets' as signed bytes, three each (negative, neutral,
 * positive).
 */
final class SentimentTable {
    /** The classes in the order of their weights. */
    static final List<SentimentLabel> LABELS =
            List.of(SentimentLabel.NEGATIVE, SentimentLabel.NEUTRAL, SentimentLabel.POSITIVE);

    static final int CLASSES = 3;
    private static final int MAGIC = 0x45534E54;
    private static final int FORMAT = 1;

    private final int bits;
    private final float step;
    /** Dense features' weights, the bias last; class by class within each. */
    private final float[] dense;
    /** Three weights a bucket, a byte each, the negative class lowest: one read fetches all. */
    private final int[] buckets;

    private SentimentTable(int bits, float step, float[] dense, int[] buckets) {
        this.bits = bits;
        this.step = step;
        this.dense = dense;
        this.buckets = buckets;
    }

    /**
     * Rounds a classifier's weights to bytes. The largest weight sets the step.
     *
     * @param hashed three weights a bucket; a power of two of buckets
     * @param exact three weights a dense feature, the bias's last; kept as floats
     */
    static SentimentTable quantise(float[] hashed, float[] exact) {
        int size = hashed.length / CLASSES;
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("weights of " + size + " buckets, not of a power of two");
        }
        float largest = 1e-6f;
        for (float weight : hashed) {
            largest = Math.max(largest, Math.abs(weight));
        }
        float step = largest / 127;
        int[] buckets = new int[size];
        for (int i = 0; i < size; i++) {
            int packed = 0;
            for (int k = 0; k < CLASSES; k++) {
                packed |= (Math.round(hashed[i * CLASSES + k] / step) & 0xFF) << (8 * k);
            }
            buckets[i] = packed;
        }
        return new SentimentTable(Integer.numberOfTrailingZeros(size), step, exact.clone(), buckets);
    }

    /**
     * @param dense how many features that are numbers it weighs
     * @throws IOException when the bytes are no table this version can read
     */
    static SentimentTable read(InputStream bytes, int dense) throws IOException {
        var in = new DataInputStream(bytes);
        if (in.readInt() != MAGIC || in.readByte() != FORMAT) {
            throw new IOException("not a sentiment table of format " + FORMAT);
        }
        int bits = in.readByte();
        int denseCount = in.readShort();
        if (bits < 8 || bits > 24 || denseCount != dense) {
            throw new IOException("a sentiment table of 2^" + bits + " buckets and " + denseCount
                    + " dense features was made by another version: train it again");
        }
        float step = in.readFloat();
        float[] exact = new float[(denseCount + 1) * CLASSES];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = in.readFloat();
        }
        byte[] weights = new byte[CLASSES << bits];
        in.readFully(weights);
        int[] buckets = new int[1 << bits];
        for (int i = 0; i < buckets.length; i++) {
            int at = i * CLASSES;
            buckets[i] = (weights[at] & 0xFF) | (weights[at + 1] & 0xFF) << 8 | (weights[at + 2] & 0xFF) << 16;
        }
        return new SentimentTable(bits, step, exact, buckets);
    }

    byte[] toBytes() {
        try (var bytes = new ByteArrayOutputStream();
                var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(FORMAT);
            out.writeByte(bits);
            out.writeShort(dense.length / CLASSES - 1);
            out.writeFloat(step);
            for (float weight : dense) {
                out.writeFloat(weight);
            }
            for (int bucket : buckets) {
                out.writeByte(bucket);
                out.writeByte(bucket >> 8);
                out.writeByte(bucket >> 16);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static int bucket(int hash, int bits) {
        return hash >>> (32 - bits);
    }

    /** Log-odds of the three classes, up to a common constant, into {@code scores}. */
    void score(FeatureSet features, double[] scores) {
        for (int k = 0; k < CLASSES; k++) {
            scores[k] = dense[dense.length - CLASSES + k];
        }
        float[] values = features.dense();
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < CLASSES; k++) {
                scores[k] += (double) values[i] * dense[i * CLASSES + k];
            }
        }
        for (Bag bag : features.bags()) {
            if (bag.size() > 0) {
                score(bag, scores);
            }
        }
    }

    /**
     * Parts the scores among a text's tokens: half of each feature's weight goes to its first token, half to its last.
     *
     * @param shares receives three a token, and after those of {@link Tokens#MOST} tokens what no token accounts for;
     *     class by class they add up to what {@link #score} gives
     */
    void share(Features features, Tokens tokens, double[] shares) {
        Arrays.fill(shares, 0, tokens.count * CLASSES, 0);
        int rest = Tokens.MOST * CLASSES;
        float[] values = features.dense();
        for (int k = 0; k < CLASSES; k++) {
            shares[rest + k] = dense[dense.length - CLASSES + k];
            for (int i = Valences.SHAPES; i < values.length; i++) {
                shares[rest + k] += (double) values[i] * dense[i * CLASSES + k];
            }
        }
        features.valences().share(tokens, dense, shares);
        for (Bag bag : features.bags()) {
            share(bag, shares);
        }
    }

    private void share(Bag bag, double[] shares) {
        int shift = 32 - bits;
        double half = step * bag.scale() / 2;
        for (int i = 0; i < bag.size(); i++) {
            int bucket = buckets[bag.hash(i) >>> shift];
            int first = bag.firstToken(i) * CLASSES;
            int last = bag.lastToken(i) * CLASSES;
            for (int k = 0; k < CLASSES; k++) {
                double weight = (byte) (bucket >> (8 * k)) * half;
                shares[first + k] += weight;
                shares[last + k] += weight;
            }
        }
    }

    private void score(Bag bag, double[] scores) {
        int shift = 32 - bits;
        int negative = 0;
        int neutral = 0;
        int positive = 0;
        for (int i = 0; i < bag.size(); i++) {
            int bucket = buckets[bag.hash(i) >>> shift];
            negative += (byte) bucket;
            neutral += (byte) (bucket >> 8);
            positive += (byte) (bucket >> 16);
        }
        double scale = step * bag.scale();
        scores[0] += negative * scale;
        scores[1] += neutral * scale;
        scores[2] += positive * scale;
    }
}
