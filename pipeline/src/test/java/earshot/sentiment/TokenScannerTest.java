package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.sentiment.Mask.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenScannerTest {
    private final TokenScanner scanner = new TokenScanner(Lexicon.EMPTY);

    private List<String> cut(String text) {
        return cut(text, Mask.NONE);
    }

    private List<String> cut(String text, Mask mask) {
        Tokens tokens = scanner.scan(text, mask);
        var parts = new ArrayList<String>();
        for (int i = 0; i < tokens.count; i++) {
            parts.add(text.substring(tokens.start[i], tokens.end[i]));
        }
        return parts;
    }

    private long hash(String text) {
        Tokens tokens = scanner.scan(text, Mask.NONE);
        assertThat(tokens.count).as(text).isEqualTo(1);
        return tokens.hash[0];
    }

    @Test
    void wordsKeepTheirApostropheAndLoseTheirCase() {
        assertThat(cut("Don't panic, it's fine...")).containsExactly("Don't", "panic", ",", "it's", "fine", "...");
        assertThat(hash("DON’T")).isEqualTo(hash("don't"));
    }

    @Test
    void aStretchedWordIsTheWordWithTwoLetters() {
        assertThat(hash("gooooood")).isEqualTo(hash("good"));
        assertThat(scanner.scan("gooooood", Mask.NONE).elongated[0]).isTrue();
        assertThat(scanner.scan("good", Mask.NONE).elongated[0]).isFalse();
    }

    @Test
    void marksStackedOnLettersAreNotSeen() {
        assertThat(hash("b\u0300\u0301\u0302a\u0303d\u0489")).isEqualTo(hash("bad"));
    }

    @Test
    void aHashtagIsItsWords() {
        assertThat(cut("#BestFlightEver2024 #sad")).containsExactly("#Best", "Flight", "Ever", "2024", "#sad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a?b=c#d", "http", "www.example.org", "pic.twitter.com/AbC"})
    void aLinkIsOnePlaceholder(String link) {
        assertThat(hash(link)).isEqualTo(TokenScanner.LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Acme", "@acme_care", "@acme@example.social", "@acme.example.social"})
    void aHandleIsOnePlaceholder(String handle) {
        assertThat(hash(handle)).isEqualTo(TokenScanner.HANDLE);
    }

    @Test
    void aHandleLeavesTheFullStopThatEndsItsSentence() {
        assertThat(cut("thanks @acme. Bye")).containsExactly("thanks", "@acme", ".", "Bye");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                ":-), :)",
                ":))))), :)",
                "=], :)",
                "(:, :)",
                ":'(, :'-(",
                ":-[, :(",
                ":-P, :p",
                "<333, <3",
            })
    void spellingsOfOneFaceAreOneToken(String one, String other) {
        assertThat(hash(one)).isEqualTo(hash(other));
        assertThat(scanner.scan(one, Mask.NONE).kind[0]).isEqualTo(Tokens.EMOTICON);
    }

    @Test
    void colonsAndBracketsOfOrdinaryTextAreNoFaces() {
        assertThat(cut("at 8:30 (note: maybe)")).containsExactly("at", "8", ":", "30", "(", "note", ":", "maybe", ")");
    }

    @Test
    void equalEmojiInARowAreOneTokenWhateverTheirSkin() {
        Tokens tokens = scanner.scan("👍👍🏽👍🏿 ❤️", Mask.NONE);
        assertThat(tokens.count).isEqualTo(2);
        assertThat(tokens.repeats[0]).isEqualTo(3);
        assertThat(tokens.hash[1]).isEqualTo(hash("❤"));
    }

    @Test
    void maskedNamesThatTouchAreOneName() {
        String text = "I like Acme Air's seats";
        Mask mask = Mask.of(List.of(new Stretch(7, 11), new Stretch(12, 15)), text);
        assertThat(cut(text, mask)).containsExactly("I", "like", "Acme Air", "'", "s", "seats");
        assertThat(scanner.scan(text, mask).hash[2]).isEqualTo(TokenScanner.NAME);
    }

    @Test
    void aMaskedHandleStaysAHandle() {
        String text = "@AcmeAir why";
        Mask mask = Mask.of(List.of(new Stretch(1, 8)), text);
        assertThat(scanner.scan(text, mask).hash[0]).isEqualTo(TokenScanner.HANDLE);
        assertThat(cut(text, mask)).containsExactly("@AcmeAir", "why");
    }

    @Test
    void aTextIsReadUpToABound() {
        assertThat(scanner.scan("a b ".repeat(50_000), Mask.NONE).count).isLessThanOrEqualTo(Tokens.MOST);
        assertThat(scanner.scan("a".repeat(100_000), Mask.NONE).letterCount).isLessThan(10);
    }
}
