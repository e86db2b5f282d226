package earshot.notify;

import java.io.Serializable;
import java.util.List;

/** Where messages go. Holds no secret, only where secrets are. */
public sealed interface Receiver extends Serializable {

    /** Kebab-case, unique. */
    String name();

    /** One for each copy that can fail by itself: the name, or the name, a slash and an address. */
    default List<String> channels() {
        return List.of(name());
    }

    /**
     * Posts JSON.
     *
     * @param key of the signature; may be none
     */
    record Webhook(String name, Secret url, Secret key) implements Receiver {}

    /** Posts what Slack, and what takes Slack's messages, shows. */
    record Slack(String name, Secret url) implements Receiver {}

    /** Sends each address a mail of its own, so that one that bounces keeps nothing from the others. */
    record Email(String name, Smtp smtp, String from, List<String> to) implements Receiver {
        @Override
        public List<String> channels() {
            return to.stream().map(address -> name + "/" + address).toList();
        }
    }

    /** Writes a line to the log. */
    record Log(String name) implements Receiver {}

    /**
     * A mail server.
     *
     * @param user {@code ""} where the server asks for none
     */
    record Smtp(String host, int port, Security security, String user, Secret password) implements Serializable {

        /** How the connection is secured. */
        enum Security {
            TLS,
            STARTTLS,
            NONE
        }
    }
}
