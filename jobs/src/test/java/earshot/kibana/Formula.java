package earshot.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Lens formula of counts and sums with {@code + - * /} and brackets. */
final class Formula {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALL =
            Pattern.compile("(count|sum|unique_count)\\(([\\w.]*)(?:kql='((?:[^'\\\\]|\\\\.)*)')?\\)");

    private final String text;
    private final Map<String, ObjectNode> operations = new LinkedHashMap<>();
    private int at;

    Formula(String formula) {
        StringBuilder named = new StringBuilder();
        Matcher call = CALL.matcher(formula);
        while (call.find()) {
            ObjectNode operation = JSON.createObjectNode().put("operation", call.group(1));
            if (!call.group(2).isEmpty()) {
                operation.put("field", call.group(2));
            }
            if (call.group(3) != null) {
                operation.putObject("filter").put("expression", call.group(3));
            }
            String name = "$" + operations.size();
            operations.put(name, operation);
            call.appendReplacement(named, Matcher.quoteReplacement(name));
        }
        this.text = call.appendTail(named).toString().replace(" ", "");
    }

    List<ObjectNode> operations() {
        return List.copyOf(operations.values());
    }

    double value(ToDoubleFunction<ObjectNode> of) {
        at = 0;
        double value = sum(of);
        if (at != text.length()) {
            throw new IllegalArgumentException("not a formula that this test knows: " + text.substring(at));
        }
        return value;
    }

    private double sum(ToDoubleFunction<ObjectNode> of) {
        double value = product(of);
        while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
            value = text.charAt(at++) == '+' ? value + product(of) : value - product(of);
        }
        return value;
    }

    private double product(ToDoubleFunction<ObjectNode> of) {
        double value = atom(of);
        while (at < text.length() && "*/".indexOf(text.charAt(at)) >= 0) {
            value = text.charAt(at++) == '*' ? value * atom(of) : value / atom(of);
        }
        return value;
    }

    private double atom(ToDoubleFunction<ObjectNode> of) {
        if (text.charAt(at) == '(') {
            at++;
            double value = sum(of);
            at++;
            return value;
        }
        int start = at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        ObjectNode operation = operations.get(name);
        return operation == null ? Double.parseDouble(name) : of.applyAsDouble(operation);
    }
}
