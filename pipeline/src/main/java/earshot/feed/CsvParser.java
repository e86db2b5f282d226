package earshot.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser.Feature;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import earshot.model.Author;
import earshot.model.Engagement;
import earshot.model.Post;
import earshot.model.PostEvent;
import earshot.model.PostKind;
import earshot.model.RawPayload;
import earshot.model.RejectReason;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Records of a CSV export. A payload is the header line and one record, so that the bytes can be read on their own
 * wherever they are found again.
 *
 * <p>An export tells no time of observation: totals count as observed when received.
 */
public final class CsvParser implements FeedParser {
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(Feature.WRAP_AS_ARRAY).build();

    private final CsvMapping mapping;
    private final transient ObjectReader rows;
    private final transient CsvTimes times;

    public CsvParser(CsvMapping mapping) {
        this.mapping = mapping;
        this.rows =
                CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(mapping.delimiter()));
        this.times = new CsvTimes(mapping);
    }

    @Override
    public String platform() {
        return mapping.platform();
    }

    @Override
    public boolean isExport() {
        return true;
    }

    @Override
    public ParseResult parse(RawPayload raw) {
        try {
            Row row = row(raw.bytes());
            PostEvent event = PostEvent.observed(post(row), engagement(row), raw.receivedAt(), raw.receivedAt());
            return new ParseResult.Parsed(event);
        } catch (Unreadable e) {
            return e.rejected();
        }
    }

    private Row row(byte[] bytes) throws Unreadable {
        try (MappingIterator<String[]> lines = rows.readValues(utf8(bytes))) {
            String[] header = lines.hasNextValue() ? lines.nextValue() : new String[0];
            if (!lines.hasNextValue()) {
                throw Unreadable.because(RejectReason.MALFORMED, "A record must follow the header line.");
            }
            String[] record = lines.nextValue();
            if (lines.hasNextValue()) {
                throw Unreadable.because(RejectReason.MALFORMED, "More than one record follows the header line.");
            }
            if (record.length != header.length) {
                throw Unreadable.because(
                        RejectReason.MALFORMED,
                        "The header has " + header.length + " columns, the record " + record.length + ".");
            }
            return new Row(Arrays.asList(header), record);
        } catch (JsonProcessingException e) {
            throw Unreadable.because(RejectReason.MALFORMED, "This is not CSV: a quote stands where none may.");
        } catch (IOException e) {
            throw Unreadable.because(RejectReason.MALFORMED, "This is not CSV.");
        }
    }

    private static String utf8(byte[] bytes) throws Unreadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Unreadable.because(RejectReason.MALFORMED, "This is not UTF-8.");
        }
    }

    private Post post(Row row) throws Unreadable {
        String text = row.required("text");
        Instant published = times.read(row.required("published"));
        String edited = row.value("edited");
        String rating = row.value("rating");
        return new PostDraft(mapping.platform(), row.required("id"), published)
                .editedAt(edited.isEmpty() ? published : times.read(edited))
                .kind(kind(row))
                .author(new Author(
                        PostDraft.qualified(mapping.platform(), row.value("author.id")),
                        row.value("author.name"),
                        row.value("author.handle"),
                        row.count("author.followers"),
                        isYes(row.value("author.verified"))))
                .text(text)
                .title(row.value("title"))
                .links(Texts.links(text))
                .hashtags(Texts.marked(text, '#'))
                .mentions(Texts.marked(text, '@'))
                .language(row.value("language"))
                .place(row.value("place"))
                .rating(rating.isEmpty() ? -1 : decimal(rating))
                .parent(row.value("parent"))
                .root(row.value("root"))
                .original(row.value("original"))
                .permalink(row.value("permalink"))
                .source(row.value("source"))
                .post();
    }

    private static Engagement engagement(Row row) throws Unreadable {
        return new Engagement(
                row.count("likes"),
                row.count("replies"),
                row.count("reposts"),
                row.count("quotes"),
                row.count("saves"),
                row.count("views"));
    }

    private static PostKind kind(Row row) throws Unreadable {
        String kind = row.value("kind").toUpperCase(Locale.ROOT);
        if (kind.isEmpty()) {
            if (!row.value("parent").isEmpty()) {
                return PostKind.REPLY;
            }
            return row.value("original").isEmpty() ? PostKind.ORIGINAL : PostKind.QUOTE;
        }
        return Arrays.stream(PostKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> Unreadable.because(
                        RejectReason.BAD_VALUE, "The kind is none of original, reply, quote, repost, review."));
    }

    private static boolean isYes(String value) {
        return List.of("true", "yes", "1").contains(value.toLowerCase(Locale.ROOT));
    }

    private static double decimal(String value) throws Unreadable {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw Unreadable.because(RejectReason.BAD_VALUE, "The rating is not a number.");
        }
    }

    /** What cannot be serialised is made again from the mapping. */
    @Serial
    private Object readResolve() {
        return new CsvParser(mapping);
    }

    /** One record, by the mapping's names. */
    private final class Row {
        private final List<String> header;
        private final String[] record;

        Row(List<String> header, String[] record) {
            this.header = header;
            this.record = record;
        }

        String value(String field) throws Unreadable {
            String column = mapping.columns().get(field);
            if (column == null) {
                return mapping.constants().getOrDefault(field, "");
            }
            int at = header.indexOf(column);
            if (at < 0) {
                throw Unreadable.because(RejectReason.MISSING_FIELD, "The header has no column \"" + column + "\".");
            }
            return Texts.whole(record[at]);
        }

        String required(String field) throws Unreadable {
            String value = value(field);
            if (value.isBlank()) {
                throw Unreadable.missing(field);
            }
            return value;
        }

        /** Spreadsheets write counts as {@code 12.0}. */
        long count(String field) throws Unreadable {
            String value = value(field).strip();
            if (value.isEmpty()) {
                return -1;
            }
            try {
                return Math.max((long) Double.parseDouble(value), -1);
            } catch (NumberFormatException e) {
                throw Unreadable.because(RejectReason.BAD_VALUE, "The count in " + field + " is not a number.");
            }
        }
    }
}
