package earshot.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of a post a term looks at. */
enum Field {
    /** Text and title; written without a name. */
    TEXT(0, Shape.WORDS),
    TITLE(1, Shape.WORDS),
    /** Words of the links a post shares. */
    LINKS(2, Shape.WORDS),
    /** Words of the post's own address. */
    URL(3, Shape.WORDS),
    /** Host of the post's own address, or a domain above it. */
    SITE(4, Shape.VALUE),
    /** Handle or display name, whole. */
    AUTHOR(5, Shape.VALUE),
    PLATFORM(6, Shape.VALUE),
    KIND(7, Shape.VALUE),
    LANG(8, Shape.VALUE),
    /** A part between commas of the place the post or its author states. */
    COUNTRY(9, Shape.VALUE),
    PARENT(10, Shape.VALUE),
    ROOT(11, Shape.VALUE),
    FOLLOWERS(12, Shape.NUMBER),
    RATING(13, Shape.NUMBER);

    enum Shape {
        /** Tokens with positions: phrases and proximity make sense. */
        WORDS,
        /** Compared whole, case folded. */
        VALUE,
        NUMBER
    }

    private static final List<Field> ALL = List.of(values());

    /** The bits of those that are compared whole. */
    static final long VALUES = ALL.stream()
            .filter(field -> field.shape == Shape.VALUE)
            .mapToLong(field -> 1L << field.code)
            .sum();

    private final int code;
    private final Shape shape;

    Field(int code, Shape shape) {
        this.code = code;
        this.shape = shape;
    }

    Shape shape() {
        return shape;
    }

    boolean isLink() {
        return this == LINKS || this == URL;
    }

    /** As written in a query before the colon. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A small number that stands for the field in arrays. */
    int code() {
        return code;
    }

    static Field at(int code) {
        return ALL.get(code);
    }

    static Optional<Field> named(String word) {
        return ALL.stream()
                .filter(field -> field != TEXT && field.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values())
                .filter(field -> field != TEXT)
                .map(Field::word)
                .toList();
    }
}
