package ai.modular.web.people;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.error.ModularException;
import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.operations.configuration.Settings;
import ai.modular.web.ReportsWeb;
import java.io.Console;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds a person, or replaces name, role, password and stores of one that is there.
 *
 * <pre>java -Dmodularai.root=. -cp 'dist/web/*' ai.modular.web.people.AddPerson anna "Anna Berg" MANAGER - s01,s02</pre>
 *
 * The password {@code -} is asked for at the terminal, or read from standard input where there is none. Stores are needed for managers only; the
 * other roles see all. Connects as the job role, because the web role must not make people.
 */
public final class AddPerson {

    private AddPerson() {}

    public static void main(String[] arguments) {
        try {
            NewPerson person = parse(List.of(arguments));
            save(ReportsWeb.settings(), person);
            System.out.printf("%s (%s) can sign in as %s.%n", person.displayName(), person.role(), person.personId());
        } catch (ModularException e) {
            System.err.printf("error: %s%nwhat to do: %s%n", e.getMessage(), e.remedy());
            System.exit(e.exitCode().code());
        }
    }

    static NewPerson parse(List<String> arguments) {
        if (arguments.size() < 4 || arguments.size() > 5) {
            throw new CommandLineError(
                    "%d words given, but 4 or 5 are expected".formatted(arguments.size()),
                    "Give: id, name, role (MANAGER, ADMIN or SCIENTIST), password (or - to be asked), and for a manager the stores: s01,s02.");
        }
        String password = arguments.get(3).equals("-") ? ask() : arguments.get(3);
        return NewPerson.of(
                arguments.get(0),
                arguments.get(1),
                arguments.get(2),
                password,
                arguments.size() == 5
                        ? Stream.of(arguments.get(4).split(","))
                                .map(String::strip)
                                .filter(store -> !store.isEmpty())
                                .toList()
                        : List.of());
    }

    static void save(Settings settings, NewPerson person) {
        Settings.Postgres postgres = settings.postgres();
        try (Connection connection = DriverManager.getConnection(
                postgres.url(), postgres.job().user(), postgres.job().password())) {
            connection.setAutoCommit(false);
            person.save(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new ServiceUnreachable(
                    "PostgreSQL", postgres.url(), "Start it with `modularai up`. It said: " + e.getMessage(), e);
        }
    }

    private static String ask() {
        Console console = System.console();
        if (console != null) {
            return new String(console.readPassword("Password: "));
        }
        return new java.util.Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8).nextLine();
    }
}
