package earshot.query;

import static earshot.query.ProblemCode.BAD_KEY_VALUE;

import com.fasterxml.jackson.core.JsonToken;
import earshot.model.AlertSettings;
import earshot.model.AlertSettings.Sensitivity;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The section {@code alerts:} of a brand file; what it leaves out is as usual. */
final class AlertSection {

    static final List<String> KEYS = List.of("sensitivity", "least", "off", "severity-words");

    private final YamlReader yaml;

    AlertSection(YamlReader yaml) {
        this.yaml = yaml;
    }

    AlertSettings read() throws IOException {
        AlertSettings usual = AlertSettings.DEFAULT;
        Sensitivity sensitivity = usual.sensitivity();
        int least = usual.least();
        List<String> off = usual.off();
        List<String> words = usual.severityWords();
        if (!yaml.begins(JsonToken.START_OBJECT, "alerts")) {
            return usual;
        }
        Set<String> seen = new HashSet<>();
        for (String key = yaml.nextKey(seen, KEYS); !key.isEmpty(); key = yaml.nextKey(seen, KEYS)) {
            switch (key) {
                case "sensitivity" -> sensitivity = sensitivity();
                case "least" -> least = least();
                case "off" -> off = yaml.texts(key, this::checkRule);
                default ->
                    words = yaml.texts(key).stream()
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .toList();
            }
        }
        return new AlertSettings(sensitivity, least, off, words);
    }

    private Sensitivity sensitivity() throws IOException {
        String text = yaml.text("sensitivity");
        for (Sensitivity known : Sensitivity.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(text)) {
                return known;
            }
        }
        String known = Arrays.stream(Sensitivity.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        yaml.add(BAD_KEY_VALUE, yaml.place(), "sensitivity is \"" + text + "\".", "Use one of " + known + ".");
        return Sensitivity.MEDIUM;
    }

    private int least() throws IOException {
        String text = yaml.text("least");
        if (!text.matches("[1-9]\\d{0,5}")) {
            yaml.add(BAD_KEY_VALUE, yaml.place(), "least is \"" + text + "\".", "Use a whole number from 1.");
            return AlertSettings.DEFAULT.least();
        }
        return Integer.parseInt(text);
    }

    private void checkRule(String rule) {
        if (!AlertSettings.RULES.contains(rule)) {
            yaml.add(
                    BAD_KEY_VALUE,
                    yaml.place(),
                    "there is no rule \"" + rule + "\".",
                    "Rules are " + String.join(", ", AlertSettings.RULES) + ".");
        }
    }
}
