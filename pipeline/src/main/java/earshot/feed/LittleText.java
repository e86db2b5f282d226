package earshot.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The markup LinkedIn's Posts API writes commentary in, its "little text": {@code @[Velora](urn:li:organization:7)} for
 * a mention, {@code {hashtag|\#|copper}} for a tag, and a backslash before each reserved character that stands for
 * itself.
 *
 * @param text as people read it
 * @param mentions names, as the mentions show them
 */
record LittleText(String text, List<String> mentions) {
    private static final Pattern MARKED = Pattern.compile("\\\\([|{}@\\[\\]()<>#\\\\*_~])"
            + "|@\\[((?:[^\\]\\\\]|\\\\.){1,200})]\\(urn:li:[^)]{1,200}\\)" + "|\\{hashtag\\|\\\\?#\\|([^}]{1,200})}");

    static LittleText of(String written) {
        List<String> mentions = new ArrayList<>();
        StringBuilder text = new StringBuilder(written.length());
        Matcher marked = MARKED.matcher(written);
        while (marked.find()) {
            String itself = marked.group(1);
            String mentioned = marked.group(2);
            String read = itself == null
                    ? unescaped(String.valueOf(mentioned == null ? marked.group(3) : mentioned))
                    : itself;
            if (mentioned != null) {
                mentions.add(read);
            } else if (itself == null) {
                read = "#" + read;
            }
            marked.appendReplacement(text, Matcher.quoteReplacement(read));
        }
        return new LittleText(marked.appendTail(text).toString(), List.copyOf(mentions));
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
