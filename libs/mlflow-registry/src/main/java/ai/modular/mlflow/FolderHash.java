package ai.modular.mlflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One SHA-256 for all files below a folder: what a model is pinned by. */
public final class FolderHash {

    private static final int BUFFER = 1 << 16;

    private FolderHash() {}

    /**
     * Files in the order of their relative path; for each its path in UTF-8 (with slashes), a zero byte, its length as eight bytes (big endian) and its content.
     *
     * @return 64 hexadecimal digits; an empty folder has a hash, too
     */
    public static String of(Path folder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (var file : files(folder).entrySet()) {
                add(digest, file.getKey(), file.getValue());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hash " + folder, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All regular files below the folder by their relative path, with slashes. */
    static SortedMap<String, Path> files(Path folder) throws IOException {
        SortedMap<String, Path> result = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file ->
                            result.put(folder.relativize(file).toString().replace('\\', '/'), file));
        }
        return result;
    }

    private static void add(MessageDigest digest, String path, Path file) throws IOException {
        digest.update(path.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(Files.size(file)).array());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }
}
