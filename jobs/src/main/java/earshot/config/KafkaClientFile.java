package earshot.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How Kafka lets its clients in, as Kafka's own tools take it: a properties file with {@code security.}, {@code sasl.}
 * and {@code ssl.} keys. Its values end up in the job graph, so a secret must be a reference, such as <code>
 * ${file:/run/secrets/kafka.properties:password}</code>, <code>${dir:/run/secrets:kafka-password}</code> or <code>
 * ${env:KAFKA_PASSWORD}</code>, which each client looks up where it runs.
 *
 * @see <a href="https://kafka.apache.org/documentation/#config_providers">Kafka's configuration providers</a>
 */
final class KafkaClientFile {
    private static final String KEY = Options.KAFKA_CLIENT_PROPERTIES.key();
    private static final List<String> ALLOWED = List.of("security.", "sasl.", "ssl.", "config.providers");
    private static final Map<String, String> PROVIDERS = Map.of(
            "config.providers",
            "file,dir,env",
            "config.providers.file.class",
            "org.apache.kafka.common.config.provider.FileConfigProvider",
            "config.providers.dir.class",
            "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
            "config.providers.env.class",
            "org.apache.kafka.common.config.provider.EnvVarConfigProvider");

    private KafkaClientFile() {}

    /** @throws IllegalArgumentException where it holds what is none of these keys, or a secret in plain text */
    static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        Map<String, String> client = new LinkedHashMap<>();
        for (String key : properties.stringPropertyNames()) {
            require(
                    ALLOWED.stream().anyMatch(key::startsWith),
                    file,
                    "has the key " + key + "; only security., sasl. and ssl. can be set: the rest is Earshot's own");
            String value = properties.getProperty(key);
            require(
                    !isSecret(key) || value.contains("${"),
                    file,
                    "holds " + key + " in plain text, which would end up in the job graph; write ${file:/run/secrets/"
                            + "kafka.properties:password}, ${dir:/run/secrets:kafka-password} or ${env:KAFKA_PASSWORD}"
                            + " for what is secret in it");
            client.put(key, value);
        }
        if (!client.containsKey("config.providers")
                && client.values().stream().anyMatch(value -> value.contains("${"))) {
            client.putAll(PROVIDERS);
        }
        return client;
    }

    private static boolean isSecret(String key) {
        ConfigDef.ConfigKey known = AdminClientConfig.configDef().configKeys().get(key);
        return known != null && known.type == ConfigDef.Type.PASSWORD;
    }

    private static void require(boolean holds, Path file, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(KEY + ": " + file + " " + otherwise);
        }
    }
}
