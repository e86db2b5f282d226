package earshot.sentiment;

import earshot.model.BrandMatch;
import earshot.model.Post;
import earshot.model.Span;
import earshot.sentiment.Mask.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * A post as it is read: title and text as one, with its names masked.
 *
 * @param offset where the post's text begins: 0 where the title is not read
 * @param hits per match, where it names its brand in the part that is read
 */
record Reading(String text, int offset, Mask mask, List<List<Stretch>> hits) {

    static Reading of(Post post, List<BrandMatch> matches) {
        boolean titled = !post.title().isBlank() && !post.text().startsWith(post.title());
        String text = titled ? post.title() + "\n" + post.text() : post.text();
        int offset = text.length() - post.text().length();

        var hits = new ArrayList<List<Stretch>>(matches.size());
        var names = new ArrayList<Stretch>();
        for (BrandMatch match : matches) {
            var own = new ArrayList<Stretch>(match.hits().size());
            for (Span hit : match.hits()) {
                // A title that only repeats the text's beginning has the same offsets there.
                int shift = hit.field().equals("text") ? offset : 0;
                if (hit.start() + shift < TokenScanner.MOST_CHARS) {
                    own.add(new Stretch(hit.start() + shift, hit.end() + shift));
                }
            }
            hits.add(own);
            names.addAll(own);
        }
        for (String handle : post.mentions()) {
            addTagged(text, handle, names);
        }
        return new Reading(text, offset, Mask.of(names, text), hits);
    }

    /** Where accounts are written with an @ the scanner sees them; where people tag by display name it cannot. */
    private static void addTagged(String text, String handle, List<Stretch> names) {
        int at = handle.length() < 2 ? -1 : text.indexOf(handle);
        boolean word = at == 0 || (at > 0 && !Characters.isHandle(text.charAt(at - 1)));
        int end = at + handle.length();
        if (word && (end == text.length() || !Characters.isWord(text.charAt(end)))) {
            names.add(new Stretch(at, end));
        }
    }

    /** A stretch of what is read, as one of the post. */
    Span span(int start, int end) {
        return start < offset
                ? new Span("title", start, Math.min(end, offset - 1))
                : new Span("text", start - offset, end - offset);
    }

    /** Whether another brand is named where this match's brand is not. */
    boolean hasRival(int match) {
        for (int other = 0; other < hits.size(); other++) {
            if (other != match && hits.get(other).stream().anyMatch(hit -> !names(match, hit))) {
                return true;
            }
        }
        return false;
    }

    private boolean names(int match, Stretch stretch) {
        return hits.get(match).stream().anyMatch(stretch::overlaps);
    }
}
