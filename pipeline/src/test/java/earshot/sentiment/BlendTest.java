package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final String LINES = "short_post\t0.5\t1\t0\nforum\t1\t0\t0\nbrand\t0\t0\t2\n";
    private static final double[] TABLE = {0.25, 0.5, 0.25};
    /** For short posts, for forums, towards the brand. */
    private static final float[] SCORES = {1, 0, 0, 0, 0, 5, 0, 0, 1};

    private static Blend read(String lines) throws IOException {
        return Blend.read(new BufferedReader(new StringReader(lines)));
    }

    @Test
    void logOddsAreAddedAsWeighed() throws IOException {
        double[] odds = read(LINES).of(Blend.Kind.SHORT_POST, Source.SHORT_POST, TABLE, SCORES);
        assertThat(odds[0] / odds[1]).isCloseTo(Math.E * Math.sqrt(0.5), within());
        assertThat(odds[2] / odds[1]).isCloseTo(Math.sqrt(0.5), within());
    }

    @Test
    void eachKindHasWeightsOfItsOwn() throws IOException {
        var blend = read(LINES);
        assertThat(blend.of(Blend.Kind.FORUM, Source.FORUM, TABLE, SCORES)).containsExactly(TABLE, within());
        double[] towards = blend.of(Blend.Kind.BRAND, Source.SHORT_POST, TABLE, SCORES);
        assertThat(towards[2] / towards[0]).isCloseTo(Math.exp(2), within());
    }

    @Test
    void theWeightsThatMadeTheLabelsAreFound() {
        var random = new Random(3);
        var parts = new ArrayList<double[]>();
        var labels = new ArrayList<Integer>();
        for (int i = 0; i < 20_000; i++) {
            double[] part = random.doubles(9, -2, 2).toArray();
            double[] p = {0.4 * part[0] + 0.9 * part[3], 0.4 * part[1] + 0.9 * part[4], 0.4 * part[2] + 0.9 * part[5]};
            SentimentScorer.normalise(p, 1);
            double draw = random.nextDouble();
            labels.add(draw < p[0] ? 0 : draw < p[0] + p[1] ? 1 : 2);
            parts.add(part);
        }
        String[] fields =
                Blend.line(Blend.Kind.SHORT_POST, parts, labels).strip().split("\t", -1);
        assertThat(Double.parseDouble(fields[1])).isBetween(0.37, 0.43);
        assertThat(Double.parseDouble(fields[2])).isBetween(0.87, 0.93);
        assertThat(fields[3]).isEqualTo("0.000");
    }

    @Test
    void aKindWithoutWeightsIsRefused() {
        assertThatThrownBy(() -> read("forum\t1\t0\t0\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHORT_POST");
        assertThatThrownBy(() -> read("forum\t1\n")).hasMessageContaining("forum\t1");
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }
}
