package earshot.query;

/** Tokens that stand nowhere in a text: tags and handles that a platform states beside it, and the words of links. */
final class StatedTokens {

    private final byte[] kinds;
    private final Spellings spellings;

    StatedTokens(byte[] kinds, Spellings spellings) {
        this.kinds = kinds;
        this.spellings = spellings;
    }

    /** Adds the words of a link, each run of letters and digits one, in a zone of their own. */
    void addLink(String link, Field in, Tokens into) {
        into.beginZone(in);
        int scheme = link.indexOf("://");
        for (int i = scheme < 0 ? 0 : scheme + 3; i < link.length(); ) {
            int end = i;
            while (end < link.length() && Tokenizer.isWordPart(kinds[link.charAt(end)] & Characters.KIND)) {
                end++;
            }
            if (end > i) {
                into.addToken(Tokens.NOWHERE, Tokens.NOWHERE);
                int from = into.length();
                into.append(Characters.fold(link.substring(i, end)));
                spellings.add(into, from, true, false);
            }
            i = end + 1;
        }
    }

    /** Adds a tag or handle. */
    void addName(char sigil, String name, Tokens into) {
        into.beginZone(Field.TEXT);
        into.addToken(Tokens.NOWHERE, Tokens.NOWHERE);
        int from = into.length();
        int seen = 0;
        into.append(sigil);
        for (int i = 0; i < name.length(); i++) {
            into.append(Characters.folded(name.charAt(i)));
            seen |= kinds[name.charAt(i)];
        }
        if ((seen & (Characters.COMPLEX | Characters.MOVABLE)) != 0) {
            into.truncate(from + 1);
            into.append(Characters.fold(name));
        }
        spellings.add(into, from, (seen & Characters.UNUSUAL) != 0, false);
        int first = Sigils.firstPart(into.chars(), from, into.length());
        if (sigil == '@' && first < into.length()) {
            into.addTerm(from, first);
        }
    }
}
