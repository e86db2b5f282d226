package earshot.notify;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The one line of a message, whatever it holds. */
final class Headline {

    private static final int MOST_BRANDS = 4;

    private Headline() {}

    static String of(List<Story> stories) {
        if (stories.size() == 1) {
            return stories.get(0).headline();
        }
        List<String> brands = stories.stream().map(Story::brand).distinct().toList();
        long open = stories.stream().filter(story -> !story.isOver()).count();
        String named = brands.stream().limit(MOST_BRANDS).collect(Collectors.joining(", "));
        String more = brands.size() > MOST_BRANDS ? " and " + (brands.size() - MOST_BRANDS) + " more" : "";
        return String.format(
                Locale.ROOT,
                "[%s] %d alerts, %d of them open: %s%s",
                stories.get(0).badge(),
                stories.size(),
                open,
                named,
                more);
    }
}
