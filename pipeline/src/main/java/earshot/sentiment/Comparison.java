package earshot.sentiment;

import earshot.sentiment.Lexicon.Entry;
import java.util.Set;

/**
 * What a comparison says of the brand on either side of it: "A is better than B", "A isn't as good as B", "A beats B",
 * "switched from A to B", "A instead of B". Words alone cannot tell, since both brands stand among the same ones.
 */
final class Comparison {
    private static final Set<Long> BETTER = Hash.ofAll(
            "better nicer faster cheaper easier cleaner friendlier safer smoother greater stronger smarter superior cooler"
                    + " quicker happier comfier lighter brighter quieter prettier tastier healthier fresher sharper");

    private static final Set<Long> WORSE = Hash.ofAll(
            "worse slower dirtier ruder uglier weaker pricier louder dumber inferior shittier crappier costlier harder"
                    + " colder sadder noisier buggier laggier");

    private static final Set<Long> BEATS =
            Hash.ofAll("beats beat trumps outperforms outclasses destroys crushes smokes tops outshines surpasses");
    private static final Set<Long> PREFERS = Hash.ofAll("prefer prefers preferred preferring choose chose pick picked");
    private static final Set<Long> LEAVES =
            Hash.ofAll("switched switching switch changed changing migrated migrating jumped moved moving");
    private static final Set<Long> MOVES = Hash.ofAll("moved moving changed changing jumped");
    private static final Set<Long> DROPS = Hash.ofAll(
            "ditched ditching ditch dumped dumping dump dropped dropping abandoned abandoning left leaving leave");
    private static final Set<Long> THAN = Hash.ofAll("than then");
    private static final Set<Long> AS = Hash.ofAll("as so");
    private static final Set<Long> FROM = Hash.ofAll("from");
    private static final Set<Long> TO = Hash.ofAll("to onto");
    private static final Set<Long> FOR = Hash.ofAll("for");
    private static final Set<Long> OVER = Hash.ofAll("over to");
    private static final Set<Long> MORE = Hash.ofAll("more less");
    private static final Set<Long> LESS = Hash.ofAll("less");
    private static final Set<Long> NOT = Hash.ofAll(
            "not isn't isnt aren't arent wasn't wasnt weren't never doesn't don't didn't ain't aint nowhere nothing nobody can't");

    /** How far apart a brand and the word that compares it may be, in tokens. */
    private static final int REACH = 7;

    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Target target;

    Comparison(Tokens tokens, Lexicon lexicon, Target target) {
        this.tokens = tokens;
        this.lexicon = lexicon;
        this.target = target;
    }

    /** 1 where the brand comes off well, -1 where badly, 0 where nothing is compared to it. */
    int verdict() {
        for (int i = 0; i < tokens.count; i++) {
            int verdict = tokens.kind[i] == Tokens.WORD ? at(i) : 0;
            if (verdict != 0) {
                return verdict;
            }
        }
        return 0;
    }

    private int at(int i) {
        long word = tokens.hash[i];
        if (THAN.contains(word)) {
            return side(i, gradeBefore(i));
        }
        if (AS.contains(word)) {
            return equal(i);
        }
        if (BEATS.contains(word)) {
            return side(i, isNegated(i) ? 0 : 1);
        }
        if (PREFERS.contains(word)) {
            int over = find(OVER, i + 1);
            return over < 0 || isNegated(i) ? 0 : isNear(i + 1, over) ? 1 : isNear(over + 1, over + 3) ? -1 : 0;
        }
        if (LEAVES.contains(word)) {
            return left(find(FROM, i + 1), find(TO, i + 1), MOVES.contains(word));
        }
        if (DROPS.contains(word)) {
            int to = find(FOR, i + 1);
            return to < 0 ? 0 : isNear(i + 1, Math.min(to, i + 4)) ? -1 : isNear(to + 1, to + 3) && to <= i + 3 ? 1 : 0;
        }
        return 0;
    }

    /** The brand before a graded "than" comes off as the grade says, the one after it the other way. */
    private int side(int pivot, int grade) {
        return grade == 0 ? 0 : isNear(pivot + 1, pivot + 1 + REACH) ? -grade : isBefore(pivot) ? grade : 0;
    }

    private int gradeBefore(int than) {
        for (int i = than - 1; i >= Math.max(0, than - 4); i--) {
            long word = tokens.hash[i];
            if (tokens.kind[i] == Tokens.STOP || target.isOwn(i)) {
                return 0;
            }
            int grade = BETTER.contains(word) ? 1 : WORSE.contains(word) ? -1 : 0;
            if (grade == 0 && i > 0 && MORE.contains(tokens.hash[i - 1])) {
                grade = sign(i) * (LESS.contains(tokens.hash[i - 1]) ? -1 : 1);
            }
            if (grade != 0) {
                return isNegated(i) ? -grade : grade;
            }
        }
        return 0;
    }

    /** "not as good as", "nowhere near as bad as": the brand before falls short of the one after. */
    private int equal(int i) {
        int second = find(Hash.ofAll("as"), i + 2);
        if (second < 0 || second > i + 4 || !isNegated(i)) {
            return 0;
        }
        int sign = 0;
        for (int k = i + 1; k < second; k++) {
            sign = sign != 0 ? sign : sign(k);
        }
        return side(second, -sign);
    }

    private int left(int from, int to, boolean vague) {
        if (from >= 0 && isNear(from + 1, from + 3)) {
            return -1;
        }
        return to >= 0 && isNear(to + 1, to + 3) && (from >= 0 || !vague) ? 1 : 0;
    }

    private boolean isNegated(int i) {
        for (int k = Math.max(0, i - 4); k < i; k++) {
            if (NOT.contains(tokens.hash[k])) {
                return true;
            }
        }
        return false;
    }

    private int sign(int i) {
        Entry entry = tokens.entry[i] < 0 ? Entry.NONE : lexicon.entry(tokens.entry[i]);
        return (int) Math.signum(entry.vader() + entry.afinn());
    }

    /** First of some words from {@code from} on within reach, or -1; a stop that ends a clause hides it. */
    private int find(Set<Long> words, int from) {
        for (int i = from; i < Math.min(tokens.count, from + REACH); i++) {
            if (Clauses.endsSentence(tokens, i)) {
                return -1;
            }
            if (tokens.kind[i] == Tokens.WORD && words.contains(tokens.hash[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the brand is the first name of some tokens. */
    private boolean isNear(int from, int to) {
        for (int i = from; i < Math.min(to, tokens.count) && !Clauses.endsSentence(tokens, i); i++) {
            if (target.isOwn(i)) {
                return true;
            }
            if (isName(i, i + 1)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the brand is the last name within reach before a token. */
    private boolean isBefore(int at) {
        for (int i = at - 1; i >= Math.max(0, at - REACH) && !Clauses.endsSentence(tokens, i); i--) {
            if (target.isOwn(i)) {
                return true;
            }
            if (isName(i, i + 1)) {
                return false;
            }
        }
        return false;
    }

    private boolean isName(int from, int to) {
        for (int i = from; i < Math.min(to, tokens.count); i++) {
            if (tokens.kind[i] == Tokens.NAME || tokens.kind[i] == Tokens.HANDLE) {
                return true;
            }
        }
        return false;
    }
}
