package earshot.query;

import java.util.ArrayList;
import java.util.List;

/** What to write instead. */
final class Fixes {

    private static final int MOST_OPERANDS_SHOWN = 8;

    private Fixes() {}

    /**
     * Both ways to bracket a sequence that mixes AND and OR.
     *
     * @param operands as written
     * @param alternatives whether OR stands before operand {@code i + 1}
     */
    static String brackets(List<String> operands, List<Boolean> alternatives) {
        if (operands.size() > MOST_OPERANDS_SHOWN) {
            return "Put brackets around what belongs together.";
        }
        return "Write " + grouped(operands, alternatives, false) + " or " + grouped(operands, alternatives, true) + ".";
    }

    private static String grouped(List<String> operands, List<Boolean> alternatives, boolean orFirst) {
        List<String> groups = new ArrayList<>();
        List<String> group = new ArrayList<>(List.of(operands.get(0)));
        for (int i = 1; i < operands.size(); i++) {
            if (alternatives.get(i - 1) != orFirst) {
                groups.add(group(group, orFirst));
                group.clear();
            }
            group.add(operands.get(i));
        }
        groups.add(group(group, orFirst));
        return String.join(orFirst ? " AND " : " OR ", groups);
    }

    private static String group(List<String> operands, boolean or) {
        return operands.size() == 1 ? operands.get(0) : "(" + String.join(or ? " OR " : " AND ", operands) + ")";
    }

    /** @param colon where the name that is no field ends */
    static String field(String word, int colon) {
        String name = word.substring(0, colon);
        return Foreign.field(name)
                .map(instead -> instead + " ")
                .or(() -> Field.words().stream()
                        .filter(known -> distance(known, name) <= 2)
                        .findFirst()
                        .map(known -> "Did you mean " + known + ":? "))
                .orElse("Fields are " + String.join(", ", Field.words()) + ". ")
                .concat("To look for the text, quote it: \"" + word + "\".");
    }

    /** Levenshtein. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
