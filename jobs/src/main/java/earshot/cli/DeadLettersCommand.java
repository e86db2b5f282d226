package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.PlainError;
import earshot.config.Settings;
import earshot.feed.Feeds;
import earshot.feed.ParseResult;
import earshot.model.DeadLetter;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import earshot.replay.DeadLetters;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot dead-letters}. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What could not be read, and its way back after a fix.",
        subcommands = {DeadLettersCommand.Listing.class, DeadLettersCommand.Show.class, DeadLettersCommand.Replay.class
        })
final class DeadLettersCommand {

    /** What the three have in common. */
    private abstract static class OnTheTopic implements Callable<Integer> {

        @Option(
                names = "--kafka",
                paramLabel = "HOST:PORT",
                description = "Where Kafka is. Default: as kafka.bootstrap-servers says")
        private String bootstrapServers = "";

        @Mixin
        private SettingOptions settings = new SettingOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        JobConfig config() {
            Settings chosen = settings.read();
            if (!bootstrapServers.isEmpty()) {
                chosen.with(Options.KAFKA_BOOTSTRAP_SERVERS, bootstrapServers);
            }
            return new JobConfig(chosen);
        }

        PrintWriter out() {
            return spec.commandLine().getOut();
        }
    }

    /** Those that can be narrowed to some letters. */
    private abstract static class OfSome extends OnTheTopic {

        @Option(names = "--platform", paramLabel = "NAME", description = "Only of this platform.")
        private String platform = "";

        @Option(names = "--reason", paramLabel = "REASON", description = "Only of this reason, e.g. unknown-shape.")
        private String reason = "";

        private final Map<String, Set<String>> replayed = new HashMap<>();

        final boolean concerns(DeadLetter letter) {
            return (platform.isEmpty() || platform.equals(letter.platform()))
                    && (reason.isEmpty() || reason.equals(word(letter.reason())));
        }

        final boolean wasReplayed(DeadLetter letter, DeadLetters letters) {
            return DeadLetters.isPayload(letter)
                    && replayed.computeIfAbsent(letter.platform(), letters::replayed)
                            .contains(letter.origin());
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "A line per letter: origin, platform, reason, bytes, received, whether replayed, detail.")
    static final class Listing extends OfSome {
        private final Map<String, Long> counts = new TreeMap<>();

        @Override
        public Integer call() {
            DeadLetters letters = new DeadLetters(config().kafka());
            letters.forEach(letter -> {
                if (concerns(letter)) {
                    boolean replayed = wasReplayed(letter, letters);
                    counts.merge(
                            letter.platform() + " " + word(letter.reason()) + (replayed ? ", replayed" : ""),
                            1L,
                            Long::sum);
                    out().printf(
                                    "%s  %s  %s  %,d bytes  %s  %s  %s%n",
                                    letter.origin(),
                                    letter.platform(),
                                    word(letter.reason()),
                                    letter.bytes().length,
                                    letter.receivedAt(),
                                    replayed ? "replayed" : "waiting",
                                    letter.detail());
                }
            });
            counts.forEach((what, count) -> out().printf("%,12d %s%n", count, what));
            out().flush();
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One letter, with its bytes as they were delivered.")
    static final class Show extends OnTheTopic {

        @Parameters(paramLabel = "ORIGIN", description = "As list names it, e.g. raw.x-0@123.")
        private String origin = "";

        private @Nullable DeadLetter found;

        @Override
        public Integer call() {
            DeadLetter letter = letter();
            if (letter == null) {
                throw new PlainError("There is no letter " + origin);
            }
            out().printf(
                            "%s of %s, received %s: %s at byte %,d of %,d%n%s%n%n%s%n",
                            letter.origin(),
                            letter.platform(),
                            letter.receivedAt(),
                            word(letter.reason()),
                            letter.position(),
                            letter.bytes().length,
                            letter.detail(),
                            new String(letter.bytes(), StandardCharsets.UTF_8));
            out().flush();
            return 0;
        }

        private @Nullable DeadLetter letter() {
            new DeadLetters(config().kafka())
                    .forEach(letter -> found = letter.origin().equals(origin) ? letter : found);
            return found;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description =
                    "Puts back, with their received time, the payloads that this version reads; each once, however"
                            + " often this is run. The others stay.")
    static final class Replay extends OfSome {

        @Option(names = "--dry-run", description = "Only tells what would be done.")
        private boolean dryRun;

        private final Map<String, Long> counts = new TreeMap<>();
        private final Set<String> chosen = new HashSet<>();
        private final Set<String> platforms = new TreeSet<>();

        @Override
        public Integer call() throws InterruptedException {
            JobConfig config = config();
            DeadLetters letters = new DeadLetters(config.kafka());
            Feeds feeds = config.feeds();
            letters.forEach(letter -> {
                if (concerns(letter)) {
                    choose(letter, letters, feeds);
                }
            });
            if (!dryRun) {
                letters.replay(platforms, letter -> chosen.contains(letter.origin()));
            }
            counts.forEach((what, count) -> out().printf("%,12d %s%n", count, what));
            out().println(dryRun ? "Nothing was put back: a dry run." : "Done.");
            out().flush();
            return 0;
        }

        private void choose(DeadLetter letter, DeadLetters letters, Feeds feeds) {
            String fate = "put back";
            if (!DeadLetters.isPayload(letter)) {
                fate = "no payload of a feed";
            } else if (wasReplayed(letter, letters)) {
                fate = "put back before";
            } else if (!isRead(letter, feeds)) {
                fate = "still not read";
            } else {
                chosen.add(letter.origin());
                platforms.add(letter.platform());
            }
            counts.merge(letter.platform() + " " + word(letter.reason()) + ": " + fate, 1L, Long::sum);
        }

        /** To the last post: what is read in part would be a letter again. */
        private static boolean isRead(DeadLetter letter, Feeds feeds) {
            return feeds.reads(letter.platform())
                    && feeds.parser(letter.platform())
                                    .parse(new RawPayload(
                                            letter.platform(), letter.bytes(), letter.receivedAt(), letter.origin()))
                            instanceof ParseResult.Parsed parsed
                    && parsed.unread().isEmpty();
        }
    }

    private static String word(RejectReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
