package earshot.sentiment;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lets a larger encoder read what {@code encoder.py} learns from: what it says of a post teaches more than the label alone,
 * and posts without a label, too. The teacher is an ONNX file with the inputs {@code input_ids} and {@code attention_mask}
 * and six scores, three for short posts and three for forums. It reads one post at a time, so the same posts give the same
 * lines.
 */
final class TeachPosts {
    private static final int SCORES = 2 * SentimentTable.CLASSES;

    private TeachPosts() {}

    /** {@code TEACHER.onnx FOLDER OUT}: the folder has {@code posts.tsv} and its vocabularies; a line of scores for each post. */
    public static void main(String[] args) throws IOException, OrtException {
        if (args.length != 3) {
            throw new IllegalArgumentException("expected the teacher, the encoder's folder, and where the scores go");
        }
        Path folder = Path.of(args[1]);
        long[] numbers = numbers(folder);
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (var teacher = environment.createSession(args[0], options);
                    BufferedReader posts = Files.newBufferedReader(folder.resolve(EncodePosts.POSTS));
                    Writer out = Files.newBufferedWriter(Path.of(args[2]))) {
                for (String post = posts.readLine(); post != null; post = posts.readLine()) {
                    String pieces = post.substring(post.lastIndexOf('\t') + 1);
                    out.write(line(read(teacher, environment, pieces, numbers)));
                }
            }
        }
    }

    /** The pieces' numbers in the teacher's vocabulary. */
    private static long[] numbers(Path folder) throws IOException {
        List<String> base = Files.readAllLines(folder.resolve("base-pieces.txt"));
        Map<String, Long> places = new HashMap<>();
        for (int i = 0; i < base.size(); i++) {
            places.put(base.get(i), (long) i);
        }
        return Files.readAllLines(folder.resolve(Cascade.PIECES)).stream()
                .mapToLong(places::get)
                .toArray();
    }

    private static float[] read(OrtSession teacher, OrtEnvironment environment, String pieces, long[] numbers)
            throws OrtException {
        long[] ids = Arrays.stream(pieces.split(" "))
                .mapToLong(piece -> numbers[Integer.parseInt(piece)])
                .toArray();
        long[] there = new long[ids.length];
        Arrays.fill(there, 1);
        long[] shape = {1, ids.length};
        try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(there), shape);
                var answers = teacher.run(Map.of("input_ids", input, "attention_mask", mask))) {
            return ((float[][]) answers.get(0).getValue())[0];
        }
    }

    private static String line(float[] scores) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < SCORES; i++) {
            line.append(String.format(Locale.ROOT, i == 0 ? "%.3f" : "\t%.3f", scores[i]));
        }
        return line.append('\n').toString();
    }
}
