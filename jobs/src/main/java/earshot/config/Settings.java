package earshot.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * Settings from a file, from the environment and from the command line; of two for one key the latter holds. A key that
 * is no setting is an error. Keys that begin with {@code flink.} are Flink's own, without that.
 */
public final class Settings {
    private static final String FLINK = "flink.";
    private static final String ENVIRONMENT = "EARSHOT_";

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Adds the settings of a YAML file, nested or with dots in their keys.
     *
     * @throws PlainError where it cannot be read, or holds what is no setting
     */
    public Settings file(Path file) {
        try {
            flatten("", new YAMLMapper().readTree(file.toFile()), file.toString());
            return this;
        } catch (IOException e) {
            throw new PlainError("Cannot read the settings in " + file + ": " + e.getMessage(), e);
        }
    }

    private void flatten(String prefix, JsonNode node, String source) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                            field.getValue(),
                            source));
        } else if (!prefix.isEmpty()) {
            String value = node.isArray()
                    ? StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(";"))
                    : node.asText();
            put(prefix, value, source);
        }
    }

    /** Adds what variables say: {@code EARSHOT_ALERT_HALF_LIFE} is {@code alert.half-life}. Others are left alone. */
    public Settings environment(Map<String, String> variables) {
        for (ConfigOption<?> option : Options.ALL) {
            String value = variables.get(ENVIRONMENT
                    + option.key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
            if (value != null) {
                values.put(option.key(), value);
            }
        }
        return this;
    }

    /** @throws PlainError where a key is no setting */
    public Settings set(Map<String, String> more) {
        more.forEach((key, value) -> put(key, value, "--set"));
        return this;
    }

    public <T> Settings with(ConfigOption<T> option, String value) {
        values.put(option.key(), value);
        return this;
    }

    /** Whether anything says so. */
    public boolean has(ConfigOption<?> option) {
        return values.containsKey(option.key());
    }

    private void put(String key, String value, String source) {
        if (!key.startsWith(FLINK)
                && Options.ALL.stream().noneMatch(option -> option.key().equals(key))) {
            throw new PlainError("There is no setting " + key + " (" + source + "); there are " + nearest(key) + "."
                    + " Flink's own begin with " + FLINK);
        }
        values.put(key, value);
    }

    /** Those of the same group; all, where there is no such group. */
    private static String nearest(String key) {
        String group = key.replaceFirst("\\..*", ".");
        String near = keys(group);
        return near.isEmpty() ? keys("") : near;
    }

    private static String keys(String prefix) {
        return Options.ALL.stream()
                .map(ConfigOption::key)
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.joining(", "));
    }

    /** @throws PlainError where the value is none of the option's type, naming both */
    <T> T get(ConfigOption<T> option) {
        try {
            return Configuration.fromMap(values).get(option);
        } catch (RuntimeException e) {
            throw new PlainError(
                    option.key() + " is \"" + values.get(option.key()) + "\", which cannot be read. "
                            + Options.describe(option),
                    e);
        }
    }

    /** Every setting as it holds, by key, in the order in which they are told to users. None is a secret. */
    public Map<String, String> inForce() {
        Map<String, String> all = new LinkedHashMap<>();
        for (ConfigOption<?> option : Options.ALL) {
            String otherwise = new Configuration().get(option) instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                    : String.valueOf(option.defaultValue());
            all.put(option.key(), values.getOrDefault(option.key(), otherwise));
        }
        return all;
    }

    /** Flink's own. */
    Configuration flink() {
        Configuration flink = new Configuration();
        values.forEach((key, value) -> {
            if (key.startsWith(FLINK)) {
                flink.setString(key.substring(FLINK.length()), value);
            }
        });
        return flink;
    }
}
