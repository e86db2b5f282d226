package earshot.query;

import earshot.model.Post;

/** The texts that the tokens of the post at hand were cut from. */
final class Texts {

    private String title = "";
    private String text = "";

    void begin(Post post) {
        title = post.title();
        text = post.text();
    }

    String of(Field field) {
        return field == Field.TITLE ? title : text;
    }
}
