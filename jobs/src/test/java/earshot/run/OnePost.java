package earshot.run;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The least there is to listen to: a post, and the one brand that it names. */
public final class OnePost {
    public static final String BRANDS = "set: trees\nversion: 1\nbrands:\n  - {id: oak, name: Oak, query: oak}\n";
    private static final String POST = """
            {"id": 1, "type": "story", "by": "ann", "time": 1772366400, "title": "An oak, whole", "descendants": 0, "score": 1}""";

    private OnePost() {}

    /** @param settings as {@code key=value} */
    public static void replay(Path folder, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "replay",
                "--feeds",
                Files.writeString(folder.resolve("posts.json"), POST).toString(),
                "--platform",
                "hackernews",
                "--progress",
                folder.resolve("progress.json").toString()));
        for (String setting : settings) {
            command.addAll(List.of("--set", setting));
        }
        CommandRun replay = CommandRun.of(command.toArray(String[]::new));
        assertThat(replay.exitCode()).as(replay.err()).isZero();
    }
}
