package ai.modular.web.people;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.web.access.Viewer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A person to be kept.
 *
 * @param passwordHash BCrypt, its name in braces in front
 * @param stores of a manager; empty for the other roles
 */
record NewPerson(String personId, String displayName, Viewer.Role role, String passwordHash, List<String> stores) {

    private static final int SHORTEST_PASSWORD = 8;
    /** BCrypt reads no more; a longer one would be cut without a word. */
    private static final int LONGEST_PASSWORD = 72;

    private static final String PERSON = """
            INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES (?, ?, ?, ?)
            ON CONFLICT (person_id) DO UPDATE SET display_name = excluded.display_name, role = excluded.role,
                password_hash = excluded.password_hash, enabled = true""";

    static NewPerson of(String personId, String displayName, String role, String password, List<String> stores) {
        if (!personId.matches("[a-z0-9._-]{1,64}")) {
            throw new CommandLineError(
                    "%s cannot be a person's id".formatted(personId),
                    "Use up to 64 small letters, digits, points, hyphens and underscores.");
        }
        int bytes = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD) {
            throw new CommandLineError(
                    "The password has %d bytes, but 8 characters are the least and %d bytes the most"
                            .formatted(bytes, LONGEST_PASSWORD),
                    "Choose another one; three words are easy to remember.");
        }
        Viewer.Role known = role(role);
        if ((known == Viewer.Role.MANAGER) == stores.isEmpty()) {
            throw new CommandLineError(
                    "%s has %d stores".formatted(known, stores.size()),
                    "Name the stores of a manager (s01,s02), and none for the roles that see all.");
        }
        String hash = "{bcrypt}" + new BCryptPasswordEncoder().encode(password);
        return new NewPerson(personId, displayName, known, hash, List.copyOf(new TreeSet<>(stores)));
    }

    void save(Connection connection) throws SQLException {
        requireStores(connection);
        update(connection, PERSON, personId, displayName, role.name(), passwordHash);
        update(connection, "DELETE FROM app.login_failure WHERE person_id = ?", personId);
        update(connection, "DELETE FROM app.person_location WHERE person_id = ?", personId);
        for (String store : stores) {
            update(
                    connection,
                    "INSERT INTO app.person_location (person_id, location_id) VALUES (?, ?)",
                    personId,
                    store);
        }
    }

    private void requireStores(Connection connection) throws SQLException {
        TreeSet<String> known = new TreeSet<>();
        try (ResultSet rows = connection.createStatement().executeQuery("SELECT location_id FROM retail.locations")) {
            while (rows.next()) {
                known.add(rows.getString(1));
            }
        }
        TreeSet<String> unknown = new TreeSet<>(stores);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new CommandLineError(
                    "There is no store %s".formatted(String.join(", ", unknown)),
                    known.isEmpty()
                            ? "Load a chain first: `modularai demo` or `modularai import`."
                            : "There are: " + known.stream().limit(20).collect(Collectors.joining(", ")));
        }
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static Viewer.Role role(String name) {
        return Arrays.stream(Viewer.Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandLineError(
                        "%s is no role".formatted(name), "There are: " + Arrays.toString(Viewer.Role.values())));
    }
}
