package earshot.notify;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.JsonNodeReader;
import com.networknt.schema.utils.JsonNodes;
import earshot.model.AlertAction;
import earshot.model.AlertSeverity;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.util.TimeUtils;

/**
 * Reads who is told of what from YAML, as {@code routes.schema.json} describes it: the schema says what may stand where,
 * this what it means and what must fit together.
 */
public final class RoutesFile {

    private static final JsonNodeReader YAML =
            JsonNodeReader.builder().locationAware().build();
    private static final JsonSchema SCHEMA = schema();
    private static final List<String> KINDS = List.of("webhook", "slack", "email", "log");

    private final Set<Problem> problems = new TreeSet<>();

    /** @param what a sentence, without the place */
    private record Problem(int line, int column, String what) implements Comparable<Problem> {
        @Override
        public int compareTo(Problem other) {
            int byLine = Integer.compare(line, other.line);
            int byPlace = byLine == 0 ? Integer.compare(column, other.column) : byLine;
            return byPlace == 0 ? what.compareTo(other.what) : byPlace;
        }
    }

    private RoutesFile() {}

    /**
     * @throws IllegalArgumentException with everything that is wrong, each with its line and column
     * @throws IOException where it cannot be read at all
     */
    public static NotifyConfig read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    static NotifyConfig parse(String text, String file) {
        RoutesFile reading = new RoutesFile();
        JsonNode root = reading.valid(text);
        if (reading.problems.isEmpty()) {
            NotifyConfig config = reading.config(root);
            if (reading.problems.isEmpty()) {
                return config;
            }
        }
        throw new IllegalArgumentException(reading.problems.stream()
                .map(problem -> "  " + problem.line() + ":" + problem.column() + " " + problem.what())
                .collect(Collectors.joining("\n", file + ":\n", "")));
    }

    private static JsonSchema schema() {
        try (InputStream in = RoutesFile.class.getResourceAsStream("routes.schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode valid(String text) {
        try {
            JsonNode root = YAML.readTree(text, InputFormat.YAML);
            for (ValidationMessage message : SCHEMA.validate(root)) {
                JsonNode node = message.getInstanceNode();
                boolean unknownKey = "additionalProperties".equals(message.getType());
                JsonNode at = unknownKey ? node.path(message.getProperty()) : node;
                String where = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
                problem(
                        at.isMissingNode() ? node : at,
                        unknownKey
                                ? "there is no key " + message.getProperty() + " in "
                                        + (where.isEmpty() ? "a routes file" : where) + "."
                                : (where.isEmpty() ? "the file" : where) + ": " + message.getError() + ".");
            }
            return root;
        } catch (IllegalArgumentException e) {
            JsonLocation at = JsonLocation.NA;
            String reason = "it is empty";
            if (e.getCause() instanceof JsonProcessingException fault) {
                at = Objects.requireNonNullElse(fault.getLocation(), JsonLocation.NA);
                reason = fault.getOriginalMessage().lines().findFirst().orElse("");
            }
            problems.add(new Problem(
                    Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), "this is no YAML: " + reason + "."));
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void problem(JsonNode node, String what) {
        JsonLocation at = JsonNodes.tokenLocationOf(node);
        problems.add(new Problem(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), what));
    }

    private NotifyConfig config(JsonNode root) {
        List<Receiver> receivers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : root.path("receivers")) {
            String name = node.path("name").asText();
            if (!names.add(name)) {
                problem(node.path("name"), "there are two receivers " + name + ".");
            }
            receivers.add(receiver(name, node));
        }
        List<Route> routes = new ArrayList<>();
        for (JsonNode node : root.path("routes")) {
            for (JsonNode to : node.path("to")) {
                if (!names.contains(to.asText())) {
                    problem(
                            to,
                            "there is no receiver " + to.asText() + "; there are "
                                    + String.join(", ", new TreeSet<>(names)) + ".");
                }
            }
            routes.add(route(node));
        }
        List<AlertAction> campaigns = new ArrayList<>();
        root.path("campaigns").forEach(node -> campaigns.add(campaign(node)));
        List<String> networks = texts(root.path("allowed-networks"));
        for (JsonNode node : root.path("allowed-networks")) {
            try {
                Network.parse(node.asText());
            } catch (IllegalArgumentException e) {
                problem(node, e.getMessage() + ".");
            }
        }
        return new NotifyConfig(
                List.copyOf(receivers),
                List.copyOf(routes),
                List.copyOf(campaigns),
                duration(root.at("/grouping/wait"), "10 s"),
                duration(root.at("/grouping/interval"), "1 min"),
                duration(root.path("stale-after"), "6 h"),
                duration(root.path("give-up-after"), "24 h"),
                networks,
                List.of());
    }

    private Receiver receiver(String name, JsonNode node) {
        List<String> said = KINDS.stream().filter(node::has).toList();
        if (said.size() != 1) {
            problem(node, "receiver " + name + " must be one of " + String.join(", ", KINDS) + ".");
            return new Receiver.Log(name);
        }
        JsonNode body = node.path(said.get(0));
        return switch (said.get(0)) {
            case "webhook" -> new Receiver.Webhook(name, required(body, "url"), secret(body, "key"));
            case "slack" -> new Receiver.Slack(name, required(body, "url"));
            case "email" -> email(name, body);
            default -> new Receiver.Log(name);
        };
    }

    private Receiver email(String name, JsonNode node) {
        address(node.path("from"));
        node.path("to").forEach(this::address);
        String user = node.path("user").asText("");
        Secret password = user.isEmpty() ? secret(node, "password") : required(node, "password");
        Receiver.Smtp.Security security = Receiver.Smtp.Security.valueOf(
                node.path("security").asText("starttls").toUpperCase(Locale.ROOT));
        if (!user.isEmpty() && security == Receiver.Smtp.Security.NONE) {
            problem(node.path("user"), "a password must not be sent without encryption: set security.");
        }
        return new Receiver.Email(
                name,
                new Receiver.Smtp(node.path("host").asText(), node.path("port").asInt(587), security, user, password),
                node.path("from").asText(),
                texts(node.path("to")));
    }

    private void address(JsonNode node) {
        try {
            new InternetAddress(node.asText(), true).validate();
            if (!node.asText().matches("[^\\p{Cntrl}]*@[^\\p{Cntrl}]*")) {
                problem(node, "\"" + node.asText() + "\" is no mail address.");
            }
        } catch (AddressException e) {
            problem(node, "\"" + node.asText() + "\" is no mail address.");
        }
    }

    private Secret required(JsonNode node, String key) {
        Secret secret = secret(node, key);
        if (!secret.isGiven()) {
            problem(
                    node,
                    "there is no " + key + ": name a file with " + key + "-file or a variable with " + key + "-env.");
        }
        return secret;
    }

    private Secret secret(JsonNode node, String key) {
        List<Secret> said = new ArrayList<>();
        if (node.has(key)) {
            said.add(new Secret(Secret.Source.TEXT, node.path(key).asText()));
        }
        if (node.has(key + "-file")) {
            said.add(new Secret(Secret.Source.FILE, node.path(key + "-file").asText()));
        }
        if (node.has(key + "-env")) {
            said.add(new Secret(Secret.Source.VARIABLE, node.path(key + "-env").asText()));
        }
        if (said.size() > 1) {
            problem(node, key + " is said more than once: keep one.");
        }
        return said.isEmpty() ? Secret.NONE : said.get(0);
    }

    private Route route(JsonNode node) {
        return new Route(
                texts(node.path("to")),
                texts(node.path("brand-sets")),
                texts(node.path("brands")),
                texts(node.path("rules")),
                AlertSeverity.valueOf(node.path("severity").asText("info").toUpperCase(Locale.ROOT)),
                node.has("quiet-hours") ? quietHours(node.path("quiet-hours")) : QuietHours.NONE,
                node.has("cool-down") ? duration(node.path("cool-down"), "") : Route.USUAL_COOL_DOWN,
                node.has("repeat") ? duration(node.path("repeat"), "") : Route.USUAL_REPEAT);
    }

    private QuietHours quietHours(JsonNode node) {
        String zone = node.path("time-zone").asText("");
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            problem(
                    node.path("time-zone"),
                    "there is no time zone " + zone + "; use an IANA name such as Europe/Berlin.");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<String> named = texts(node.path("days"));
        Arrays.stream(DayOfWeek.values())
                .filter(day -> named.isEmpty()
                        || named.contains(day.name().substring(0, 3).toLowerCase(Locale.ROOT)))
                .forEach(days::add);
        String except = node.path("except").asText("critical").toUpperCase(Locale.ROOT);
        boolean never = except.equals("NONE");
        return new QuietHours(
                LocalTime.parse(node.path("from").asText()),
                LocalTime.parse(node.path("to").asText()),
                days,
                zone,
                never ? AlertSeverity.CRITICAL : AlertSeverity.valueOf(except),
                never);
    }

    private AlertAction campaign(JsonNode node) {
        Instant from = instant(node.path("from"));
        Instant until = instant(node.path("until"));
        if (from.isAfter(Instant.EPOCH) && !from.isBefore(until)) {
            problem(node.path("until"), "the campaign ends before it begins.");
        }
        String name = node.path("name").asText();
        return new AlertAction(
                "file/" + name,
                AlertAction.Kind.CAMPAIGN,
                node.path("brand-set").asText(),
                texts(node.path("brands")),
                node.has("rules") ? texts(node.path("rules")) : List.of("volume-spike"),
                "",
                from,
                until,
                "",
                name,
                from);
    }

    private Instant instant(JsonNode node) {
        try {
            return OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeException e) {
            problem(node, "there is no such time as " + node.asText() + ".");
            return Instant.EPOCH;
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static Duration duration(JsonNode node, String otherwise) {
        return TimeUtils.parseDuration(node.asText(otherwise));
    }
}
