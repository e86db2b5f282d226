package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    /** Each token as its terms, the first one first. */
    private static String terms(Tokenizer tokenizer, String text) {
        Tokens tokens = new Tokens();
        tokenizer.scan(text, Field.TEXT, tokens);
        List<String> described = new ArrayList<>();
        for (int token = 0; token < tokens.count(); token++) {
            List<String> spellings = new ArrayList<>();
            for (int term = 0; term < tokens.terms(); term++) {
                if (tokens.tokenOf(term) == token) {
                    spellings.add(tokens.text(term));
                }
            }
            described.add(spellings.isEmpty() ? "-" : String.join("/", spellings));
        }
        return String.join(" ", described);
    }

    private static String terms(String text) {
        return terms(Tokenizer.forPosts(false), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                // words, case, width
                "Delta flies, again! | delta flies again",
                "Ｄｅｌｔａ | delta",
                "STRASSE Straße | strasse strasse",
                "İstanbul ISPARTA | istanbul isparta",
                "𝐃𝐞𝐥𝐭𝐚 | delta",
                "looool | looool",
                "snake_case _emphasis_ | snake_case emphasis",
                "soft\u00adhyphen | softhyphen",
                "don\u200bt | don t",
                // hyphen, ampersand, slash
                "T-Mobile AT&T and/or | t mobile at t and or",
                "C# C++ Yahoo! | c c yahoo",
                // dots and commas
                "late.Delta delta.com | late delta delta com",
                "U.S.A. J.P. J.Crew e.g. | u.s.a j.p j crew e.g",
                "3.5 1,000.5 10.30h | 3.5 1,000.5 10.30h",
                "U.S.And | u.s and",
                // possessives and apostrophes
                "Delta's Delta’s DELTA´S | delta's/delta delta's/delta delta's/delta",
                "she'll 'quoted' rock'n'roll James' | she'll quoted rock'n'roll james",
                "Nestlé's | nestlé's/nestlé/nestle's/nestle",
                // accents
                "café cafe\u0301 cafe | café/cafe café/cafe cafe",
                "Ørsted ёлка й | ørsted/orsted ёлка/елка й",
                "Αθήνα | αθήνα/αθηνα",
                // tags, handles, tickers
                "#Delta #été ＃delta # 1 #1 | #delta #été/#ete #delta 1 1",
                "#fly#delta a#b #delta’s | #fly #delta a b #delta",
                "#日本語 #2024goals | #日本語 #2024goals",
                "@Delta @delta.bsky.social @a@b.example a@b.example | "
                        + "@delta @delta.bsky.social/@delta @a@b.example/@a a b example",
                "@Delta's @delta. @ | @delta @delta",
                "$TSLA $BRK.B $100 US$ $tooLongForOne | $tsla $brk.b/$brk 100 us toolongforone",
                // links
                "see https://delta.com/a?b=c. (www.delta.com) | see - -",
                // scripts without spaces
                "日本航空です | 日 本 航 空 で す",
                "スターバックス iPhone用 | ス タ ー バ ッ ク ス iphone 用",
                "ﾊﾞｽ | バ ス",
                "ที่นี่ | ที่ นี่",
                "삼성이 좋다 | 삼성이 좋다",
                // marks, symbols that are not emoji
                "Delta™ Air© Lines | delta air lines",
                "हिन्दी | हिन्दी",
            })
    void tokensAreWhatQueriesAreWrittenIn(String text, String expected) {
        assertThat(terms(text)).isEqualTo(expected);
    }

    @Test
    void emojiLoseOnlyWhatDoesNotChangeTheirMeaning() {
        assertThat(terms("❤️❤")).isEqualTo("❤ ❤");
        assertThat(terms("👍🏽")).isEqualTo("👍🏽/👍");
        assertThat(terms("👩🏽‍🚀x")).isEqualTo("👩🏽‍🚀/👩‍🚀 x");
        assertThat(terms("👩‍👩‍👧‍👦🇩🇪🇫🇷")).isEqualTo("👩‍👩‍👧‍👦 🇩🇪 🇫🇷");
        assertThat(terms("🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ #️⃣")).isEqualTo("🏴󠁧󠁢󠁳󠁣󠁴󠁿 1⃣ #⃣");
    }

    @Test
    void aTagIsAWordToo_whereTheBrandSetSaysSo() {
        assertThat(terms(Tokenizer.forPosts(true), "#Délta")).isEqualTo("#délta/délta/#delta/delta");
    }

    @Test
    void wildcardsAreLettersInQueriesAlone() {
        assertThat(terms(Tokenizer.forQueries(), "runn* wom?n")).isEqualTo("runn* wom?n");
        assertThat(terms("runn* wom?n")).isEqualTo("runn wom n");
    }

    @Test
    void offsetsAreThoseOfTheOriginal() {
        String text = "😀 Ｄｅｌｔａ’s İ #x!";
        Tokens tokens = new Tokens();
        Tokenizer.forPosts(false).scan(text, Field.TEXT, tokens);
        List<String> slices = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            slices.add(text.substring(tokens.start(i), tokens.end(i)));
        }
        assertThat(slices).containsExactly("😀", "Ｄｅｌｔａ’s", "İ", "#x");
    }

    @Test
    void anyTextIsScanned() {
        java.util.Random random = new java.util.Random(7);
        int[] alphabet = {
            'a', '.', '\'', '#', '@', '$', '_', '1', ' ', 0x0301, 0x200d, 0xfe0f, 0x20e3, 0x1f3fd, 0x1f1e9, 0x1f469,
            0x65e5, 0x0e33, 0x17d2, 0xd800, 0xdc00, 0x00ad, 0x1d400, 0xe0067, 0xac00, 'h', ':', '/'
        };
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                int c = alphabet[random.nextInt(alphabet.length)];
                if (c == 0xd800 || c == 0xdc00) {
                    text.append((char) c);
                } else {
                    text.appendCodePoint(c);
                }
            }
            Tokens tokens = new Tokens();
            Tokenizer.forPosts(true).scan(text.toString(), Field.TEXT, tokens);
            int end = 0;
            for (int i = 0; i < tokens.count(); i++) {
                assertThat(tokens.start(i)).as("%s", text).isGreaterThanOrEqualTo(end);
                end = tokens.end(i);
                assertThat(end).as("%s", text).isGreaterThan(tokens.start(i)).isLessThanOrEqualTo(text.length());
            }
        }
    }
}
