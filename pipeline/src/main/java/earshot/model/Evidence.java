package earshot.model;

import java.util.List;

/**
 * What in a post's words stands behind its sentiment towards a brand.
 *
 * @param sentence the one that carries the sentiment; {@link Span#NONE} where nothing was scored
 * @param cues the few that moved the score most, in the order of the text
 */
public record Evidence(Span sentence, List<Cue> cues) {
    public static final Evidence NONE = new Evidence(Span.NONE, List.of());
}
