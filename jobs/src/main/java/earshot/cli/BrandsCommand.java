package earshot.cli;

import earshot.config.JobConfig;
import earshot.config.KafkaConfig;
import earshot.config.PlainError;
import earshot.model.BrandSet;
import earshot.model.PublishedBrandSet;
import earshot.query.BrandFile;
import earshot.query.BrandSetDiff;
import earshot.query.Problem;
import earshot.run.BrandSetTopic;
import earshot.run.CreateTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earshot brands}. */
@Command(
        name = "brands",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks brand sets, tries them on posts, and publishes them to a running job.",
        subcommands = {
            BrandsCommand.Check.class,
            PreviewCommand.class,
            BrandsCommand.Publish.class,
            BrandsCommand.ListPublished.class,
            BrandsCommand.Diff.class
        })
final class BrandsCommand {

    private BrandsCommand() {}

    /** {@code earshot brands check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Tells everything that is wrong with brand files or surprising in them: line, column, a stable"
                            + " code, and what to write instead. Exit code 1 where there is an error.")
    static final class Check implements Callable<Integer> {

        @Parameters(arity = "1..*", paramLabel = "FILES", description = "Brand sets in YAML.")
        private List<Path> files = new ArrayList<>();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            int errors = 0;
            int warnings = 0;
            for (Path file : files) {
                for (Problem problem : problems(file)) {
                    out.println(file + ":" + problem);
                    errors += problem.isError() ? 1 : 0;
                    warnings += problem.isError() ? 0 : 1;
                }
            }
            out.flush();
            spec.commandLine().getErr().printf("%,d files: %,d errors, %,d warnings%n", files.size(), errors, warnings);
            spec.commandLine().getErr().flush();
            return errors > 0 ? 1 : 0;
        }

        private static List<Problem> problems(Path file) {
            try {
                return BrandFile.check(Files.readString(file)).problems();
            } catch (IOException e) {
                throw new PlainError("Cannot read " + file + ": " + e, e);
            }
        }
    }

    /** {@code earshot brands publish}. */
    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Hands a brand set to the jobs that listen for the set of its name, which use it for payloads"
                    + " received from a given time on, without a restart.")
    static final class Publish implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "A brand set with a version higher than any before.")
        private Path file = Path.of("");

        @Option(
                names = "--in",
                paramLabel = "DURATION",
                defaultValue = "PT10S",
                description = "How far ahead it begins to hold, so that every job knows it by then."
                        + " Default: ${DEFAULT-VALUE}")
        private Duration in = Duration.ofSeconds(10);

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "The received time from which it holds, as 2026-03-01T00:00:00Z, instead. Payloads that"
                        + " were matched already stay as they are until they are replayed.")
        private @Nullable Instant from;

        @Mixin
        private SettingOptions settings = new SettingOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            BrandSet set = BrandFiles.read(file);
            Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
            var version = new PublishedBrandSet(set, from == null ? now.plus(in) : from);
            KafkaConfig kafka = new JobConfig(settings.read()).kafka();
            PrintWriter out = spec.commandLine().getOut();
            try (Admin admin = Admin.create(kafka.client(Map.of(
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000)))) {
                new CreateTopics(admin, kafka).outputs();
            }
            Optional<PublishedBrandSet> newest = BrandSetTopic.read(kafka).stream()
                    .filter(each -> each.set().name().equals(set.name()))
                    .max(Comparator.comparing(each -> each.set().version()));
            newest.ifPresent(latest -> requireSuccessor(latest, version));
            BrandSetTopic.publish(kafka, version);
            newest.ifPresent(latest -> BrandSetDiff.between(latest.set(), set).forEach(out::println));
            out.println(version.id() + " holds for payloads received from " + version.effectiveFrom() + " on.");
            out.flush();
            return 0;
        }

        /** A job takes the highest version in force, so both must grow together. */
        private static void requireSuccessor(PublishedBrandSet latest, PublishedBrandSet next) {
            if (latest.set().version() >= next.set().version()) {
                throw new PlainError(latest.id() + " is published already, from " + latest.effectiveFrom()
                        + " on: give the file a higher version than "
                        + latest.set().version());
            }
            if (latest.effectiveFrom().isAfter(next.effectiveFrom())) {
                throw new PlainError(latest.id() + " holds from " + latest.effectiveFrom()
                        + " on: a later version cannot hold from " + next.effectiveFrom() + " on");
            }
        }
    }

    /** {@code earshot brands list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The published versions of all brand sets, and from which received time on each holds.")
    static final class ListPublished implements Callable<Integer> {

        @Mixin
        private SettingOptions settings = new SettingOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            for (PublishedBrandSet version : BrandSetTopic.read(new JobConfig(settings.read()).kafka())) {
                out.printf(
                        "%-32s from %s  %,d brands%n",
                        version.id(),
                        version.effectiveFrom(),
                        version.set().brands().size());
            }
            out.flush();
            return 0;
        }
    }

    /** {@code earshot brands diff}. */
    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "What changes between two brand sets. Exit code 1 where they differ; how a query is laid out"
                    + " is no difference.")
    static final class Diff implements Callable<Integer> {

        @Parameters(
                arity = "1..2",
                paramLabel = "SET",
                description = "A file, or a published version as airlines@3. With one file: the newest version"
                        + " published of its set, against the file.")
        private List<String> sets = new ArrayList<>();

        @Mixin
        private SettingOptions settings = new SettingOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            BrandSet after = set(sets.get(sets.size() - 1));
            BrandSet before = sets.size() == 2 ? set(sets.get(0)) : newest(after.name());
            List<String> lines = BrandSetDiff.between(before, after);
            PrintWriter out = spec.commandLine().getOut();
            out.println(id(before) + " -> " + id(after));
            lines.forEach(out::println);
            out.println(lines.isEmpty() ? "No difference." : "");
            out.flush();
            return lines.isEmpty() ? 0 : 1;
        }

        private static String id(BrandSet set) {
            return PublishedBrandSet.always(set).id();
        }

        private BrandSet set(String named) {
            if (!named.matches("[a-z0-9-]+@\\d+")) {
                return BrandFiles.read(Path.of(named));
            }
            return published().stream()
                    .filter(version -> version.id().equals(named))
                    .findFirst()
                    .orElseThrow(() -> new PlainError(named + " is not published"))
                    .set();
        }

        private BrandSet newest(String name) {
            return published().stream()
                    .filter(version -> version.set().name().equals(name))
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new PlainError("Nothing is published of a brand set " + name))
                    .set();
        }

        private List<PublishedBrandSet> published() {
            return BrandSetTopic.read(new JobConfig(settings.read()).kafka());
        }
    }
}
