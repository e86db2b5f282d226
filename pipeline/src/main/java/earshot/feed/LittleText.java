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
    private static final Pattern MARKED = Pattern.compile(
            "\\\\([|{}@\\[\\]()<>#\\\\*_~])" + "|@\\[((?:[^\\]\\\\]|\\\\.){1,200})]\\(urn:li:[^)]{1,200}\\)"
                    + "|\\{hashtag\\|\\\\?#\\|([^}]{1,200})}");

    static LittleText of(String written) {
        List<String> mentions = new ArrayList<>();
        StringBuilder text = new StringBuilder(written.length());
        Matcher marked = MARKED.matcher(written);
        while (marked.find()) {
            String read;
            if (marked.group(1) != null) {
                read = marked.group(1);
            } else if (marked.group(2) != null) {
                read = marked.group(2).replaceAll("\\\\(.)", "$1");
                mentions.add(read);
            } else {
                read = "#" + marked.group(3).replaceAll("\\\\(.)", "$1");
            }
            marked.appendReplacement(text, Matcher.quoteReplacement(read));
        }
        return new LittleText(marked.appendTail(text).toString(), List.copyOf(mentions));
    }
}
