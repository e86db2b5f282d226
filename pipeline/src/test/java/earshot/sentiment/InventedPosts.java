package earshot.sentiment;

import earshot.model.SentimentLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Posts made up from parts, with the feeling they were made for. */
final class InventedPosts {
    private static final List<List<String>> VERDICTS = List.of(
            List.of("awful", "so disappointing", "the worst", "broken again :(", "a rip-off", "not worth it 😡"),
            List.of("available on Monday", "in the shop", "next to the station", "new this year", "on page 4", "blue"),
            List.of("great", "so lovely :)", "the best", "brilliant!!", "a real joy", "worth every penny 😍"));
    private static final List<String> SUBJECTS = List.of(
            "the seat",
            "my order",
            "this phone",
            "the staff",
            "their new app",
            "the coffee",
            "that update",
            "the queue");
    private static final List<String> OPENINGS =
            List.of("", "Just saw that ", "@friend ", "Well, ", "I think ", "OMG ", "Today ", "From what I hear ");
    private static final List<String> ENDINGS = List.of("", ".", "!", " #acme", " https://example.org/x", " lol");

    private InventedPosts() {}

    static List<LabelledPost> some(long seed, int count) {
        var random = new Random(seed);
        var posts = new ArrayList<LabelledPost>();
        for (int i = 0; i < count; i++) {
            int k = random.nextInt(3);
            String text = pick(OPENINGS, random) + pick(SUBJECTS, random) + " is " + pick(VERDICTS.get(k), random)
                    + pick(ENDINGS, random);
            SentimentLabel label = SentimentTable.LABELS.get(k);
            posts.add(new LabelledPost("made:" + seed + "-" + i, label, text));
        }
        return posts;
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
