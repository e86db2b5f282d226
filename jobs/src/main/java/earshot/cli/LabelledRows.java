package earshot.cli;

import earshot.config.PlainError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tab-separated lines of files, or of standard input where there are none. A line that cannot be read is told on the error
 * output, counted, and costs no other. Bytes that are no UTF-8 are read as U+FFFD.
 */
final class LabelledRows {
    /** Takes in one line's fields; what is wrong with them comes as an IllegalArgumentException. */
    interface Row {
        void accept(String[] fields);
    }

    private final InputStream in;
    private final PrintWriter err;
    private int rows;
    private int refused;
    private boolean headed;

    LabelledRows(InputStream in, PrintWriter err) {
        this.in = in;
        this.err = err;
    }

    /** @param columns how many fields a line has; tabs beyond belong to the last */
    void read(List<Path> files, int columns, Row row) {
        try {
            if (files.isEmpty()) {
                read("line ", new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), columns, row);
            }
            for (Path file : files) {
                try (var stream = Files.newInputStream(file);
                        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                    read(file + ":", lines, columns, row);
                }
            }
        } catch (IOException e) {
            throw new PlainError("Cannot read " + (files.isEmpty() ? "standard input" : files) + ": " + e, e);
        }
    }

    private void read(String where, BufferedReader lines, int columns, Row row) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (columns > 1 && text.isBlank()) {
                continue;
            }
            String[] fields = text.split("\t", columns);
            if (number == 1 && columns > 1 && isHeader(fields)) {
                headed = true;
                continue;
            }
            rows++;
            try {
                if (fields.length < columns) {
                    throw new IllegalArgumentException(fields.length + " of " + columns + " fields between tabs");
                }
                row.accept(fields);
            } catch (IllegalArgumentException e) {
                refused++;
                err.println(where + number + ": " + e.getMessage());
            }
        }
    }

    /** A first line that ends in "text" names its columns. */
    private static boolean isHeader(String[] fields) {
        String last = fields[fields.length - 1].strip();
        return fields.length > 1
                && (last.equalsIgnoreCase("text") || fields[0].strip().equalsIgnoreCase("id"));
    }

    /** Whether the first line named the columns. */
    boolean hadHeader() {
        return headed;
    }

    /** @throws PlainError where lines were refused */
    void finish() {
        if (refused > 0) {
            throw new PlainError(refused + " of " + rows + " lines could not be read; the others are done");
        }
    }
}
