package earshot.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What teachers say of posts: the mean of their log-probabilities, softened as they are too sure of themselves. */
final class Taught {
    static final Taught NOTHING = new Taught(Map.of(), 1);
    private static final double SOFTER = 1.25;

    /** By post the sum over the teachers, for short posts, then for forums. */
    private final Map<String, double[]> scores;

    private final int teachers;

    private Taught(Map<String, double[]> scores, int teachers) {
        this.scores = scores;
        this.teachers = teachers;
    }

    /** Probabilities of a post as one of this source; nothing where nobody was asked. */
    Optional<double[]> of(String post, Source source) {
        double[] sum = scores.get(post);
        if (sum == null) {
            return Optional.empty();
        }
        int from = source == Source.FORUM ? SentimentTable.CLASSES : 0;
        double[] p = Arrays.copyOfRange(sum, from, from + SentimentTable.CLASSES);
        SentimentScorer.normalise(p, SOFTER * teachers);
        return Optional.of(p);
    }

    /** Reads a folder's {@code posts.tsv} and, line by line beside it, each {@code taught….tsv}. */
    static Taught read(Path folder) throws IOException {
        List<String> ids = new ArrayList<>();
        try (BufferedReader posts = Files.newBufferedReader(folder.resolve(EncodePosts.POSTS))) {
            for (String line = posts.readLine(); line != null; line = posts.readLine()) {
                ids.add(line.split("\t", 4)[2]);
            }
        }
        Map<String, double[]> scores = new HashMap<>();
        int teachers = 0;
        try (var files = Files.newDirectoryStream(folder, "taught*.tsv")) {
            for (Path file : files) {
                teachers++;
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < ids.size(); i++) {
                    add(lines.get(i), scores.computeIfAbsent(ids.get(i), id -> new double[2 * SentimentTable.CLASSES]));
                }
            }
        }
        return new Taught(scores, teachers);
    }

    private static void add(String line, double[] sum) {
        String[] fields = line.split("\t", -1);
        for (int source = 0; source < 2; source++) {
            double[] p = new double[SentimentTable.CLASSES];
            for (int k = 0; k < p.length; k++) {
                p[k] = Double.parseDouble(fields[source * p.length + k]);
            }
            SentimentScorer.normalise(p, 1);
            for (int k = 0; k < p.length; k++) {
                sum[source * p.length + k] += StrictMath.log(Math.max(p[k], Double.MIN_NORMAL));
            }
        }
    }
}
