package earshot.simulate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Sentences from a small grammar per language ({@code wording.yaml}). */
final class Wording {
    static final String BRAND = "brand";

    private final Map<String, Map<String, List<List<Part>>>> languages;

    private Wording(Map<String, Map<String, List<List<Part>>>> languages) {
        this.languages = languages;
    }

    /** Words as they stand, or the name of a rule to choose them from. */
    private record Part(String text, boolean isRule) {}

    static Wording load() {
        Map<String, Map<String, List<String>>> written;
        try (InputStream yaml = Wording.class.getResourceAsStream("/earshot/simulate/wording.yaml")) {
            written = new YAMLMapper().readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Map<String, List<List<Part>>>> languages = new HashMap<>();
        written.forEach((language, rules) -> {
            Map<String, List<List<Part>>> read = new HashMap<>();
            rules.forEach((rule, lines) ->
                    read.put(rule, lines.stream().map(Wording::parts).toList()));
            languages.put(language, read);
        });
        return new Wording(languages);
    }

    private static List<Part> parts(String line) {
        List<Part> parts = new ArrayList<>();
        int done = 0;
        for (int open = line.indexOf('{'); open >= 0; open = line.indexOf('{', done)) {
            int close = line.indexOf('}', open);
            parts.add(new Part(line.substring(done, open), false));
            parts.add(new Part(line.substring(open + 1, close), true));
            done = close + 1;
        }
        parts.add(new Part(line.substring(done), false));
        return List.copyOf(parts);
    }

    /** Some line of a rule, its own rules filled in. */
    String sentence(String language, String rule, String brand, SplittableRandom random) {
        StringBuilder sentence = new StringBuilder(160);
        append(sentence, language, rule, brand, random);
        return sentence.toString().strip();
    }

    boolean knows(String language, String rule) {
        return languages.getOrDefault(language, Map.of()).containsKey(rule);
    }

    private void append(StringBuilder to, String language, String rule, String brand, SplittableRandom random) {
        List<List<Part>> lines = languages.getOrDefault(language, Map.of()).get(rule);
        if (lines == null) {
            throw new IllegalStateException("wording.yaml has no rule \"" + rule + "\" for " + language);
        }
        for (Part part : lines.get(random.nextInt(lines.size()))) {
            if (!part.isRule()) {
                to.append(part.text());
            } else if (part.text().equals(BRAND)) {
                to.append(brand);
            } else {
                append(to, language, part.text(), brand, random);
            }
        }
    }
}
