package earshot.sentiment;

import earshot.sentiment.Mask.Stretch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes labelled posts as word pieces for {@code encoder.py}, so that the encoder learns from what it will be given. A
 * line: part ({@code train}, {@code held-out} or {@code unlabelled}), source or {@code BRAND} where the label is what is felt
 * for the name that is hidden, id, label and the pieces' numbers.
 */
final class EncodePosts {
    static final String POSTS = "posts.tsv";
    private static final int SEED = 7;
    /** In place of names GoEmotions' authors wrote this. */
    private static final List<String> HIDDEN = List.of("[NAME]", "[RELIGION]");

    private final Random random = new Random(SEED);
    private final TokenScanner scanner;
    private final WordPieces pieces;

    private EncodePosts(Lexicon lexicon, WordPieces pieces) {
        this.pieces = pieces;
        scanner = new TokenScanner(lexicon);
    }

    /** {@code LABELLED MODEL FOLDER}: labelled data, the table's folder, and the one with {@code pieces.txt}. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("expected three folders: labelled data, the table's, the encoder's");
        }
        Path labelled = Path.of(args[0]);
        Path folder = Path.of(args[2]);
        try (BufferedReader words = Files.newBufferedReader(folder.resolve(Cascade.PIECES));
                Writer out = Files.newBufferedWriter(folder.resolve(POSTS))) {
            var encode = new EncodePosts(SentimentModel.read(Path.of(args[1])).lexicon(), WordPieces.read(words));
            encode.write(labelled.resolve("semeval2017/train.tsv"), Source.SHORT_POST, "train", out);
            encode.write(labelled.resolve("goemotions/train.tsv"), Source.FORUM, "train", out);
            encode.write(labelled.resolve("semeval2017/val.tsv"), Source.SHORT_POST, "held-out", out);
            encode.write(labelled.resolve("goemotions/dev.tsv"), Source.FORUM, "held-out", out);
            encode.writeTargeted(TrainTargets.read(labelled), out);
            for (GatherPosts.Unlabelled post : GatherPosts.read(folder)) {
                Tokens tokens = encode.scanner.scan(post.text(), Mask.NONE);
                String source = Source.of(post.platform()).name();
                write("unlabelled", source, post.id(), "-", encode.pieces.of(post.text(), tokens), out);
            }
        }
    }

    private void write(Path file, Source source, String part, Writer out) throws IOException {
        for (LabelledPost post : LabelledPost.read(file)) {
            var names = new ArrayList<Stretch>();
            HIDDEN.forEach(hidden -> addAll(post.text(), hidden, names));
            if (part.equals("train") && names.isEmpty()) {
                addSome(post.text(), names);
            }
            Tokens tokens = scanner.scan(post.text(), Mask.of(names, post.text()));
            write(part, source.name(), post.id(), post.label().name(), pieces.of(post.text(), tokens), out);
        }
    }

    private void writeTargeted(List<LabelledPost> posts, Writer out) throws IOException {
        for (int i = 0; i < posts.size(); i++) {
            LabelledPost post = posts.get(i);
            TargetedPost read = TargetedPost.of(post.id(), post.id(), post.text());
            Tokens tokens = scanner.scan(read.text(), Mask.of(read.targets(), read.text()));
            String part = i % TrainTargets.FOLDS == 0 ? "held-out" : "train";
            write(part, "BRAND", post.id(), post.label().name(), pieces.of(read.text(), tokens), out);
        }
    }

    private static void write(String part, String source, String id, String label, WordPieces.Text text, Writer out)
            throws IOException {
        String ids = Arrays.stream(text.ids()).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        out.write(String.join("\t", part, source, id, label, ids) + "\n");
    }

    private static void addAll(String text, String hidden, List<Stretch> names) {
        for (int at = text.indexOf(hidden); at >= 0; at = text.indexOf(hidden, at + 1)) {
            names.add(new Stretch(at, at + hidden.length()));
        }
    }

    /** Of every second post one word that looks like a name, as a brand's would be hidden. */
    private void addSome(String text, List<Stretch> names) {
        Tokens tokens = scanner.scan(text, Mask.NONE);
        var likely = new ArrayList<Stretch>();
        for (int i = 1; i < tokens.count; i++) {
            boolean word = tokens.kind[i] == Tokens.WORD && tokens.kind[i - 1] == Tokens.WORD && !tokens.shouted[i];
            if (word && tokens.end[i] - tokens.start[i] > 1 && Character.isUpperCase(text.charAt(tokens.start[i]))) {
                likely.add(new Stretch(tokens.start[i], tokens.end[i]));
            }
        }
        if (!likely.isEmpty() && random.nextBoolean()) {
            names.add(likely.get(random.nextInt(likely.size())));
        }
    }
}
