package earshot.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of a post a term looks at. */
enum Field {
    /** Text and title; written without a name. */
    TEXT(Shape.WORDS),
    TITLE(Shape.WORDS),
    /** Words of the links a post shares. */
    LINKS(Shape.WORDS),
    /** Words of the post's own address. */
    URL(Shape.WORDS),
    /** Host of the post's own address, or a domain above it. */
    SITE(Shape.VALUE),
    /** Handle or display name, whole. */
    AUTHOR(Shape.VALUE),
    PLATFORM(Shape.VALUE),
    KIND(Shape.VALUE),
    LANG(Shape.VALUE),
    /** A part between commas of the place the post or its author states. */
    COUNTRY(Shape.VALUE),
    PARENT(Shape.VALUE),
    ROOT(Shape.VALUE),
    FOLLOWERS(Shape.NUMBER),
    RATING(Shape.NUMBER);

    enum Shape {
        /** Tokens with positions: phrases and proximity make sense. */
        WORDS,
        /** Compared whole, case folded. */
        VALUE,
        NUMBER
    }

    private static final List<Field> ALL = List.of(values());

    private final Shape shape;

    Field(Shape shape) {
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

    static Field at(int ordinal) {
        return ALL.get(ordinal);
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
