package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGateTest {
    private final TokenScanner scanner =
            new TokenScanner(SentimentModel.shipped("en").lexicon());

    LanguageGateTest() throws IOException {}

    @ParameterizedTest
    @CsvSource({
        "this is the best thing I have seen, en",
        "das ist das Beste was ich gesehen habe, de",
        "la verdad es que no me gusta nada, es",
        "eu não gosto nada disso, pt",
        "je ne sais pas où c'est, fr",
        "aku gak bisa tidur nih, id",
        "これは素晴らしい, ja",
        "정말 좋아요, ko",
        "это просто ужас, ru",
        "ยอดเยี่ยม, th",
        "zzxq wvkj, und",
        "'', und",
        "😀😀😀, und",
    })
    void aLanguageIsToldByItsScriptAndItsCommonWords(String text, String language) {
        assertThat(LanguageGate.language("", scanner.scan(text, Mask.NONE))).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        // Too little to say against it.
        "en, genial, en",
        "pt-BR, ok obrigado, pt",
        "in, mantap, id",
        "sw, habari, sw",
        // Plainly something else.
        "en, la verdad es que no me gusta nada de lo que tienen, es",
        "es, this is the worst flight that I have ever been on, en",
        "en, これは素晴らしい, ja",
        "ja, 東京, ja",
        "'', 東京, zh",
    })
    void aClaimIsEvidenceAndNotTruth(String claim, String text, String language) {
        assertThat(LanguageGate.language(claim, scanner.scan(text, Mask.NONE))).isEqualTo(language);
    }
}
