package earshot.sentiment;

import earshot.model.Cue;
import earshot.model.Evidence;
import earshot.model.SentimentLabel;
import earshot.model.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the sentence that carries a feeling, and the words in it and beside it that speak loudest. */
final class FindEvidence {
    /** Cues a mention takes along. */
    private static final int MOST = 5;
    /** In log-odds; what is weaker is noise. */
    private static final double LEAST = 0.1;

    private final Reading reading;
    private final Tokens tokens;
    private final TowardsBrand brand;

    FindEvidence(Reading reading, Tokens tokens, TowardsBrand brand) {
        this.reading = reading;
        this.tokens = tokens;
        this.brand = brand;
    }

    /**
     * @param label of an answer that is neither positive nor negative there is nothing to show
     * @param own whether the sentence has to name the brand last found, because others are named too
     * @param all whether to give every cue, whatever the label
     */
    Evidence of(SentimentLabel label, boolean own, boolean all) {
        int sign = label == SentimentLabel.NEGATIVE ? -1 : label == SentimentLabel.POSITIVE ? 1 : 0;
        if (sign == 0 || tokens.count == 0) {
            return all ? new Evidence(Span.NONE, cues(tokens.count)) : Evidence.NONE;
        }
        int from = 0;
        int to = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int begin = 0; begin < tokens.count; ) {
            int end = sentenceEnd(begin);
            double weight = weight(begin, end) * sign;
            if (weight > most && (!own || names(begin, end))) {
                most = weight;
                from = begin;
                to = end;
            }
            begin = end;
        }
        return new Evidence(span(from, Math.max(from, to - 1)), cues(all ? tokens.count : MOST));
    }

    /** The tokens that weigh most, at most so many, in the order of the text. */
    List<Cue> cues(int most) {
        var cues = new ArrayList<Cue>();
        for (int i = 0; i < tokens.count; i++) {
            double weight = Math.round(brand.polarity(i) * 100) / 100.0;
            if (isCue(tokens.kind[i]) && Math.abs(weight) >= LEAST) {
                cues.add(new Cue(span(i, i), weight));
            }
        }
        if (cues.size() > most) {
            double least = cues.stream()
                    .map(cue -> Math.abs(cue.weight()))
                    .sorted(Comparator.reverseOrder())
                    .skip(most - 1L)
                    .findFirst()
                    .orElse(0.0);
            cues.removeIf(cue -> Math.abs(cue.weight()) < least);
        }
        return List.copyOf(cues.subList(0, Math.min(most, cues.size())));
    }

    private static boolean isCue(byte kind) {
        return kind == Tokens.WORD || kind == Tokens.TAG || kind == Tokens.EMOJI || kind == Tokens.EMOTICON;
    }

    private int sentenceEnd(int begin) {
        int end = begin;
        while (end < tokens.count - 1
                && !Clauses.isNewLine(reading.text(), tokens, end + 1)
                && !Clauses.endsSentence(tokens, end)) {
            end++;
        }
        return end + 1;
    }

    private double weight(int from, int to) {
        double weight = 0;
        for (int i = from; i < to; i++) {
            weight += brand.polarity(i);
        }
        return weight;
    }

    private boolean names(int from, int to) {
        for (int i = from; i < to; i++) {
            if (brand.target().isOwn(i)) {
                return true;
            }
        }
        return false;
    }

    private Span span(int firstToken, int lastToken) {
        return reading.span(tokens.start[firstToken], tokens.end[lastToken]);
    }
}
