package earshot.sentiment;

/** How a text looks: how long, how loud, what it is made of. */
final class Shapes {
    static final int VALUES = 14;

    private Shapes() {}

    /** Writes {@link #VALUES} numbers of about 0..2. */
    static void write(Tokens tokens, boolean[] negated, float[] values, int at) {
        int[] kinds = new int[Tokens.KINDS];
        int shouted = 0;
        int elongated = 0;
        int loud = 0;
        int turned = 0;
        for (int i = 0; i < tokens.count; i++) {
            kinds[tokens.kind[i]]++;
            loud += tokens.kind[i] == Tokens.STOP && tokens.repeats[i] > 1 ? 1 : 0;
            shouted += tokens.shouted[i] ? 1 : 0;
            elongated += tokens.elongated[i] ? 1 : 0;
            turned += negated[i] ? 1 : 0;
        }
        int last = tokens.count - 1;
        values[at] = upTo(60, kinds[Tokens.WORD]);
        values[at + 1] = kinds[Tokens.WORD] > 0 ? Math.min(1, shouted / (float) kinds[Tokens.WORD]) : 0;
        values[at + 2] = upTo(4, shouted);
        values[at + 3] = upTo(4, elongated);
        values[at + 4] = upTo(6, kinds[Tokens.TAG]);
        values[at + 5] = upTo(4, kinds[Tokens.HANDLE]);
        values[at + 6] = upTo(2, kinds[Tokens.LINK]);
        values[at + 7] = upTo(4, kinds[Tokens.EMOJI] + kinds[Tokens.EMOTICON]);
        values[at + 8] = upTo(8, kinds[Tokens.STOP]);
        values[at + 9] = upTo(4, loud);
        values[at + 10] = upTo(12, turned);
        values[at + 11] = last >= 0 && tokens.kind[0] == Tokens.HANDLE ? 1 : 0;
        values[at + 12] = last >= 0 && tokens.kind[last] == Tokens.LINK ? 1 : 0;
        values[at + 13] = last >= 0 && tokens.kind[last] == Tokens.STOP ? 1 : 0;
    }

    private static float upTo(int most, int count) {
        return 2f * Math.min(count, most) / most;
    }
}
