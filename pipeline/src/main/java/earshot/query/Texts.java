package earshot.query;

/** The texts that a post's tokens were cut from. */
record Texts(String title, String text) {

    static final Texts NONE = new Texts("", "");

    String of(Field field) {
        return field == Field.TITLE ? title : text;
    }
}
