package ai.modular.operations.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which code is running; a run and a trained model keep it. */
public final class CodeVersion {

    private static final String CURRENT = read();

    private CodeVersion() {}

    /** Version and commit: {@code 1.0.0+4a99dba0c1}, with {@code -changed} behind it when the sources were not committed. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        Properties built = new Properties();
        try (InputStream file = CodeVersion.class.getResourceAsStream("code.properties")) {
            if (file != null) {
                built.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return describe(built);
    }

    static String describe(Properties built) {
        String commit = built.getProperty("git.commit.id.abbrev", "");
        return built.getProperty("git.build.version", "unknown")
                + (commit.isEmpty() ? "" : "+" + commit)
                + (built.getProperty("git.dirty", "false").equals("true") ? "-changed" : "");
    }
}
