package ai.modular.localstack;

import ai.modular.contracts.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/** Generated passwords, one per role, made with the data folder and kept beside it. */
final class DatabasePasswords {

    static final String SUPERUSER = "SUPERUSER";
    static final String MLFLOW = "MLFLOW";

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 28;

    private final Path file;
    private final Path cluster;

    DatabasePasswords(Path data) {
        this.file = data.resolve("postgres-passwords.env");
        this.cluster = data.resolve("postgres");
    }

    void make() {
        Map<String, String> passwords = new TreeMap<>(Map.of(SUPERUSER, random(), MLFLOW, random()));
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role.name(), random());
        }
        EnvFile.write(file, "The passwords of this PostgreSQL; lost, its data cannot be opened.", passwords);
    }

    boolean exist() {
        return Files.exists(file);
    }

    /** Whether both the data and its passwords were made, so that there is something to connect to. */
    boolean canBeUsed() {
        return exist() && Files.isDirectory(cluster);
    }

    String of(String name) {
        String password = EnvFile.read(file).get(name);
        if (password == null) {
            throw new UserError(
                    "%s has no password for %s".formatted(file, name),
                    "Put the file back, or start over with: ./modularai demo --fresh");
        }
        return password;
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .reduce("", String::concat);
    }
}
