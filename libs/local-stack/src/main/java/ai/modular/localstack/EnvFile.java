package ai.modular.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file of {@code KEY=value} lines. Written readable by its owner only, and replaced as a whole, because passwords stand in it. */
final class EnvFile {

    private EnvFile() {}

    /** Keys and values; empty when there is no such file. Comments, blank lines, {@code export} and surrounding quotes are left out. */
    static SortedMap<String, String> read(Path file) {
        SortedMap<String, String> result = new TreeMap<>();
        if (!Files.exists(file)) {
            return result;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                add(line.strip(), result);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line, Map<String, String> result) {
        int equals = line.indexOf('=');
        if (equals <= 0 || line.startsWith("#")) {
            return;
        }
        String key = line.substring(0, equals).replaceFirst("^export\\s+", "").strip();
        result.put(key, unquoted(line.substring(equals + 1).strip()));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"));
        return quoted && value.charAt(0) == value.charAt(value.length() - 1)
                ? value.substring(1, value.length() - 1)
                : value;
    }

    static void write(Path file, String comment, Map<String, String> values) {
        StringBuilder text = new StringBuilder("# ").append(comment).append('\n');
        new TreeMap<>(values)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        writeSecret(file, text.toString());
    }

    /** Replaces the file as a whole; only its owner can read it. */
    static void writeSecret(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "." + file.getFileName(),
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
