package earshot.notify;

import earshot.model.Alert;
import earshot.model.AlertSeverity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one receiver is told at once.
 *
 * @param channel as in {@link Receiver#channels()}; the receiver's name while it is not yet addressed
 * @param items the gravest first; at least one
 * @param writtenAt when it was decided; tries come later
 */
public record Message(String receiver, String channel, List<Item> items, Instant writtenAt) {

    /**
     * News of one episode.
     *
     * @param number of messages about the episode to this receiver, this one included
     * @param brandName as shown to people
     * @param timeZone the brand set's
     * @param campaigns names of those under way for the brand, which expect other rules than this one
     */
    public record Item(
            Transition transition,
            int number,
            Alert alert,
            String brandName,
            String timeZone,
            List<String> campaigns) {}

    static final Comparator<Item> GRAVEST_FIRST = Comparator.comparing(
                    (Item item) -> item.transition() == Transition.OPENED
                            || item.transition() == Transition.ESCALATED
                            || item.transition() == Transition.REPEATED)
            .thenComparing(item -> item.alert().severity())
            .thenComparing(item -> item.alert().reading().score())
            .reversed()
            .thenComparing(item -> item.alert().episodeId());

    Message to(String anotherChannel) {
        return new Message(receiver, anotherChannel, items, writtenAt);
    }

    AlertSeverity severity() {
        return items.get(0).alert().severity();
    }

    /**
     * Names one piece of news for good: the same after a crash, however often it is sent. Not the revision: after a crash
     * the first one seen of an episode may be a later one, as the topic is compacted.
     */
    static String key(Item item, String channel) {
        return hash(item.alert().episodeId() + "|" + item.transition() + "|" + item.number() + "|" + channel);
    }

    /** Of a message with one item the item's; of a group that of all its items'. */
    String key() {
        return items.size() == 1
                ? key(items.get(0), channel)
                : hash(items.stream().map(item -> key(item, channel)).sorted().collect(Collectors.joining("|")));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }
}
