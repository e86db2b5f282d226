package earshot.notify;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a way to each receiver. */
final class Channels {

    /** Nothing else writes to it, so that a log can be set up to show alerts alone. */
    private static final Logger TOLD = LoggerFactory.getLogger("earshot.told");

    private Channels() {}

    /** By their names. Nothing is connected to yet. */
    static Map<String, Channel> open(NotifyConfig config) {
        Map<String, Channel> channels = new HashMap<>();
        for (Receiver receiver : config.receivers()) {
            for (String channel : receiver.channels()) {
                channels.put(channel, open(receiver, channel, config));
            }
        }
        return channels;
    }

    private static Channel open(Receiver receiver, String channel, NotifyConfig config) {
        if (receiver instanceof Receiver.Webhook webhook) {
            return new Post(config, webhook.url(), message -> WebhookBody.of(message), webhook.key());
        } else if (receiver instanceof Receiver.Slack slack) {
            return new Post(config, slack.url(), message -> SlackBody.of(message), Secret.NONE);
        } else if (receiver instanceof Receiver.Email email) {
            return new EmailChannel(email, channel.substring(email.name().length() + 1));
        }
        return (message, now) -> message.items()
                .forEach(item ->
                        TOLD.info("{}", Story.of(item, message.writtenAt()).headline()));
    }

    /** A message as the body of a request. */
    private interface Body {
        byte[] of(Message message);
    }

    /** Posts to an address that is read anew each time. */
    private static final class Post implements Channel {
        private final HttpSender sender;
        private final Secret url;
        private final Body body;
        private final Secret key;

        Post(NotifyConfig config, Secret url, Body body, Secret key) {
            this.sender = new HttpSender(new AllowedTargets(config.allowedNetworks()));
            this.url = url;
            this.body = body;
            this.key = key;
        }

        @Override
        public void send(Message message, Instant now) throws Undelivered {
            byte[] json = body.of(message);
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Idempotency-Key", message.key());
            if (key.isGiven()) {
                headers.put(Signature.HEADER, Signature.of(key.read(), json, now));
            }
            sender.post(url.read(), json, headers, now);
        }

        @Override
        public void close() {
            sender.close();
        }
    }
}
