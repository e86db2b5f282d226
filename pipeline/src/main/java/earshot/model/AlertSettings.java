package earshot.model;

import java.io.Serializable;
import java.util.List;

/**
 * How a brand set is watched.
 *
 * @param sensitivity how readily the spike rules speak
 * @param least negative mentions in a test window, and mentions with a severity word times two, below which nothing is
 *     said
 * @param off ids of rules that do not run, e.g. {@code drop}
 * @param severityWords lower case; a negative mention with one of them counts for the rule of that name
 */
public record AlertSettings(Sensitivity sensitivity, int least, List<String> off, List<String> severityWords)
        implements Serializable {

    /** How readily the spike rules speak. */
    public enum Sensitivity {
        LOW,
        MEDIUM,
        HIGH
    }

    /** Ids of the rules there are. */
    public static final List<String> RULES = List.of(
            "negative-spike",
            "volume-spike",
            "high-impact-post",
            "slow-burn",
            "severity-words",
            "share-of-voice-shift",
            "drop",
            "feed-silent");

    public static final AlertSettings DEFAULT = new AlertSettings(
            Sensitivity.MEDIUM,
            5,
            List.of("drop", "share-of-voice-shift"),
            List.of(
                    "recall",
                    "recalled",
                    "lawsuit",
                    "sue",
                    "suing",
                    "boycott",
                    "injury",
                    "injured",
                    "death",
                    "died",
                    "fraud",
                    "scam",
                    "breach",
                    "leak",
                    "hacked",
                    "fire",
                    "explosion",
                    "poisoning",
                    "racist",
                    "discrimination",
                    "harassment",
                    "arrested",
                    "unsafe"));
}
