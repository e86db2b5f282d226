package earshot.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.sentiment.Mask.Stretch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
    private static final List<String> VOCABULARY = List.of(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "@", "http", "love", "hate", "##s", "##ly", "un", "##love",
            "the", "so", "soo", "!", ":", ")", "tears", "joy", "cafe", "'", "t", "don", "#", "best", "flight");

    private final TokenScanner scanner;
    private final WordPieces pieces;

    WordPiecesTest() throws IOException {
        scanner = new TokenScanner(SentimentModel.shipped("en").lexicon());
        pieces = read(VOCABULARY);
    }

    private static WordPieces read(List<String> vocabulary) throws IOException {
        return WordPieces.read(new BufferedReader(new StringReader(String.join("\n", vocabulary))));
    }

    private List<String> of(String text) {
        return names(pieces.of(text, scanner.scan(text, Mask.NONE)));
    }

    private static List<String> names(WordPieces.Text text) {
        return Arrays.stream(text.ids())
                .mapToObj(id -> VOCABULARY.get((int) id))
                .toList();
    }

    @Test
    void theLongestPieceComesFirst() {
        assertThat(of("Unlovely loves")).containsExactly("[CLS]", "un", "##love", "##ly", "love", "##s", "[SEP]");
    }

    @Test
    void aWordThatNoPiecesMakeUpIsUnknownAsAWhole() {
        assertThat(of("lovexyz hate")).containsExactly("[CLS]", "[UNK]", "hate", "[SEP]");
    }

    @Test
    void accentsAreLaidOff() {
        assertThat(of("Café")).containsExactly("[CLS]", "cafe", "[SEP]");
    }

    @Test
    void emojiAreReadOut() {
        assertThat(of("😂")).containsExactly("[CLS]", "tears", "joy", "[SEP]");
    }

    @Test
    void hashtagsAreCutAtTheirHumps() {
        assertThat(of("#BestFlight")).containsExactly("[CLS]", "#", "best", "flight", "[SEP]");
    }

    @Test
    void stretchedWordsAreShortened() {
        assertThat(of("sooooo loooove!!!!!")).containsExactly("[CLS]", "so", "love", "!", "!", "[SEP]");
    }

    @Test
    void signsWithinAWordAreOnTheirOwn() {
        assertThat(of("don’t :)")).containsExactly("[CLS]", "don", "'", "t", ":", ")", "[SEP]");
    }

    @Test
    void handlesAndLinksAreOnePieceWhateverTheySay() {
        assertThat(of("@love @hate https://hate.example/love"))
                .isEqualTo(of("@a www.b.example"))
                .containsExactly("[CLS]", "@", "http", "[SEP]");
    }

    @Test
    void theNameThatIsAskedAboutIsHiddenAndOthersAreSomebodys() {
        String text = "Ab love Cd";
        Mask both = Mask.of(List.of(new Stretch(0, 2), new Stretch(8, 10)), text);
        var tokens = scanner.scan(text, both);
        var read = pieces.of(text, tokens, tokens.all(), List.of(new Stretch(8, 10)));
        assertThat(names(read)).containsExactly("[CLS]", "@", "love", "[MASK]", "[SEP]");
        assertThat(read.named()).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void withoutANameTheWholeTextStandsForIt() {
        assertThat(pieces.of("love", scanner.scan("love", Mask.NONE)).named()).containsExactly(1f / 3, 1f / 3, 1f / 3);
    }

    @Test
    void longTextsAreReadUpToALimit() {
        String text = "love ".repeat(10_000);
        assertThat(of(text))
                .hasSize(WordPieces.MOST)
                .startsWith("[CLS]", "love")
                .endsWith("love", "[SEP]");
    }

    @Test
    void aVocabularyThatLacksAMarkIsRefused() {
        assertThatThrownBy(() -> read(List.of("[CLS]", "[SEP]")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[UNK]");
        assertThatThrownBy(() -> read(List.of("love", "love"))).hasMessageContaining("twice");
    }
}
