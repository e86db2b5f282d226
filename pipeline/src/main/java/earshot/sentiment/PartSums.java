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

    void clear() {
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

    void add(float v, float a) {
        float both = v + a;
        if (both == 0) {
            return;
        }
        vader += v;
        afinn += a;
        vaderGood += Math.max(0, v);
        vaderBad += Math.min(0, v);
        last = both;
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
        cues.add(Hash.pair(100 + part, Math.round(compound(vader) * 5)));
        cues.add(Hash.pair(110 + part, Math.round(compound(afinn) * 5)));
        cues.add(Hash.pair(120 + part, Math.min(good, 4) * 8L + Math.min(bad, 4)));
    }

    /** VADER's normalisation into -1..1. */
    private static float compound(float sum) {
        return (float) (sum / Math.sqrt(sum * sum + 15));
    }
}
