package earshot.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of the page; a page's address is the one page, which then shows what the address says. */
record StaticFile(String type, byte[] bytes) {
    private static final Set<String> PAGES = Set.of("/", "/mentions", "/alerts", "/feeds");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    /** Only what lies right beside the page: a name with a folder in it is none. */
    static Optional<StaticFile> at(String path) throws IOException {
        String name = PAGES.contains(path) ? "index.html" : path.substring(1);
        Optional<String> type = Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        if (type.isEmpty() || !name.matches("[a-z][a-z0-9-]*\\.[a-z]+")) {
            return Optional.empty();
        }
        try (InputStream file = StaticFile.class.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(new StaticFile(type.get(), file.readAllBytes()));
        }
    }
}
