package earshot.feed;

import java.util.Locale;

/** Language codes as platforms write them, in BCP 47. */
final class Languages {
    private Languages() {}

    /** @return {@code ""} where the code says only that the language is not known */
    static String bcp47(String code) {
        return switch (code) {
            case "", "und", "zxx" -> "";
            case "in" -> "id";
            case "iw" -> "he";
            case "ji" -> "yi";
            default -> code.length() == 2 && isLowerCase(code) ? code : normalised(code);
        };
    }

    /** X's {@code qht}, {@code qme}, {@code qst} … (ISO 639 keeps qaa to qtz for private use) are no languages. */
    private static String normalised(String code) {
        if (code.length() == 3 && code.charAt(0) == 'q') {
            return "";
        }
        String tag = Locale.forLanguageTag(code.replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? "" : tag;
    }

    private static boolean isLowerCase(String code) {
        return code.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
}
