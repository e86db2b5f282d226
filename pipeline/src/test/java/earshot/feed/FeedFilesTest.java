package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedFilesTest {
    private final Path folder;

    FeedFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a.json  | {'a':[1,2]} | 1 {'a':[1,2]}",
                "a.json  | {'a':'}'}~~{'b':'\\'{'}~ | 1 {'a':'}'} ; 3 {'b':'\\'{'}",
                "a.json  | {'a':1}{'b':2} {'c':3} | 1 {'a':1} ; 1 {'b':2} ; 1 {'c':3}",
                "a.json  | {~ 'a': 1~}~{~ 'b': 2~} | 1 {~ 'a': 1~} ; 4 {~ 'b': 2~}",
                "a.json  | [{'a':1},~ {'b':[2]}, 3, 'x,]', null] | 1 {'a':1} ; 2 {'b':[2]} ; 2 3 ; 2 'x,]' ; 2 null",
                "a.json  | [[1],[2]] | 1 [1] ; 1 [2]",
                "a.json  | {'list': [~{'a':1},~{'b':2}]} | 1 {'list': [~{'a':1},~{'b':2}]}",
                "a.json  | {'a':{'b':~{'c':1} | 1 {'a':{'b':~{'c':1}",
                "a.json  | {'a':{'b'~{'c':1} | 1 {'a':{'b' ; 2 {'c':1}",
                "a.json  | {'a':1}~{'b':'bro~{'c':3} | 1 {'a':1} ; 2 {'b':'bro ; 3 {'c':3}",
                "a.json  | [{'a':1},~{'b':'bro~,{'c':3}] | 1 {'a':1} ; 2 {'b':'bro ; 3 {'c':3}",
                "a.json  | oops~{'a':1} | 1 oops ; 2 {'a':1}",
                "a.jsonl | {'a':1}~~ ~oops~{'b':2} | 1 {'a':1} ; 4 oops ; 5 {'b':2}",
                "a.csv   | h,i~1,2~~'3~4',5 | 1 h,i~1,2",
            })
    void a_file_is_cut_into_its_payloads(String name, String content, String payloads) throws IOException {
        Files.writeString(folder.resolve(name), spelled(content));
        List<String> read = new ArrayList<>();
        for (FilePayload payload : payloads()) {
            String line = payload.origin().substring(payload.origin().lastIndexOf(':') + 1);
            read.add(line + " " + new String(payload.bytes(), StandardCharsets.UTF_8));
        }
        if (name.equals("a.csv")) {
            assertThat(read).containsExactly("2 h,i\n1,2", "4 h,i\n\"3\n4\",5");
        } else {
            assertThat(read).containsExactly(spelled(payloads).split(" ; "));
        }
    }

    private static String spelled(String text) {
        return text.strip().replace('~', '\n').replace('\'', '"');
    }

    @Test
    void a_csv_record_keeps_its_line_ends_and_its_stray_quotes() throws IOException {
        Files.write(folder.resolve("posts.csv"), FeedFixtures.bytes("csv/quoted.csv"));
        List<String> texts = new ArrayList<>();
        for (FilePayload payload : payloads()) {
            texts.add(FeedFixtures.events("csv", payload.bytes()).get(0).post().text());
        }
        assertThat(texts)
                .containsExactly(
                        "One line, with a comma and \"quotes\" #velora",
                        "First line @nimbusair\nsecond line https://blog.example/a).\n\nfourth",
                        "Size 5\" wide");
    }

    @Test
    void files_come_in_the_order_of_their_paths_whatever_their_packing() throws IOException {
        byte[] line = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(folder.resolve("b"));
        Files.createDirectories(folder.resolve(".cache"));
        Files.write(folder.resolve("b/2.jsonl.zst"), Zstd.compress(line));
        Files.write(folder.resolve("b/1.jsonl.gz"), twoMembers(line));
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(bzip2)) {
            out.write(line);
        }
        Files.write(folder.resolve("a.json.bz2"), bzip2.toByteArray());
        Files.write(folder.resolve(".cache/x.json"), line);
        assertThat(payloads())
                .extracting(
                        payload -> folder.relativize(Path.of(payload.origin())).toString())
                .containsExactly("a.json.bz2:1", "b/1.jsonl.gz:1", "b/1.jsonl.gz:2", "b/2.jsonl.zst:1");
    }

    private static byte[] twoMembers(byte[] line) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 0; i < 2; i++) {
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(line);
            }
        }
        return packed.toByteArray();
    }

    @Test
    void of_a_payload_without_end_just_enough_is_kept_to_reject_it() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), "x".repeat(GuardedParser.MAX_BYTES + 9) + "\n{}\n");
        assertThat(payloads())
                .extracting(payload -> payload.bytes().length)
                .containsExactly(GuardedParser.MAX_BYTES + 1, 2);
    }

    @Test
    void a_named_file_of_no_format_is_refused_before_anything_is_read() throws IOException {
        Path file = Files.writeString(folder.resolve("a.docx"), "Dear all");
        assertThatThrownBy(() -> FeedFiles.open(List.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.docx")
                .hasMessageContaining(".jsonl");
    }

    @Test
    void of_a_folder_what_begins_like_json_is_read_and_what_is_of_no_format_is_told() throws IOException {
        Path notes = Files.writeString(folder.resolve("NOTES.md"), "# Notes");
        Files.writeString(folder.resolve("tweets.txt"), "\n{\"a\":1}\n{\"b\":2}\n");
        try (FeedFiles files = FeedFiles.open(List.of(folder))) {
            assertThat(files.leftOut()).containsExactly(notes);
            assertThat(files.files()).containsExactly(folder.resolve("tweets.txt"));
        }
        assertThat(payloads()).hasSize(2);
    }

    @Test
    void a_damaged_archive_is_named() throws IOException {
        Files.writeString(folder.resolve("a.json.bz2"), "BZh9 but no more");
        assertThatThrownBy(this::payloads)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a.json.bz2");
    }

    private List<FilePayload> payloads() throws IOException {
        List<FilePayload> payloads = new ArrayList<>();
        try (FeedFiles files = FeedFiles.open(List.of(folder))) {
            files.forEachRemaining(payloads::add);
        }
        return payloads;
    }
}
