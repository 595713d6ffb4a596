package ai.modular.localstack;

import ai.modular.contracts.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL cluster of this home: own data folder, passwords, loopback only. */
final class PostgresServer extends BackingServer {

    private final LocalStackOptions options;
    private final Path data;
    private final DatabasePasswords passwords;
    private final PostgresConnections connections;
    private Path binaries;

    PostgresServer(Path home, LocalStackOptions options, Ports ports) {
        super(Service.POSTGRES.title(), new ManagedProcess(home, "postgres"), ports);
        this.options = options;
        this.data = home.resolve("data").resolve("postgres");
        this.passwords = new DatabasePasswords(home.resolve("data"));
        this.connections = new PostgresConnections(this::port, passwords);
    }

    private int port() {
        return ports.of("postgres", options.port(Service.POSTGRES));
    }

    PostgresConnections connections() {
        return connections;
    }

    /** Where MLflow keeps its tables, as SQLAlchemy writes it. */
    String mlflowStore() {
        return "postgresql+psycopg2://%s:%s@127.0.0.1:%d/%s"
                .formatted(
                        DatabaseRoles.MLFLOW_DATABASE,
                        passwords.of(DatabasePasswords.MLFLOW),
                        port(),
                        DatabaseRoles.MLFLOW_DATABASE);
    }

    @Override
    boolean isWanted() {
        return options.isLocal(Service.POSTGRES);
    }

    @Override
    void prepare(Progress progress) {
        binaries = new PostgresBinaries(options.cache()).folder(progress);
        if (!Files.isDirectory(data)) {
            progress.line("PostgreSQL: creating the data folder");
            initialise();
        }
        PostgresFolder.makeReady(data);
    }

    /** A folder of its final name is a complete one. */
    private void initialise() {
        Path draft = data.resolveSibling("postgres.new");
        try {
            Cache.delete(draft);
            Files.createDirectories(draft.getParent());
            passwords.make();
            Path secret = data.resolveSibling("postgres.secret");
            EnvFile.writeSecret(secret, passwords.of(DatabasePasswords.SUPERUSER));
            Command.Result result = Command.of(initdb(draft, secret)).run();
            Files.delete(secret);
            if (!result.ok()) {
                throw new UserError(
                        "PostgreSQL's initdb failed: " + result.output().strip(), "See whether the disk is full.");
            }
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> initdb(Path folder, Path secret) {
        return asOrdinaryUser(
                "initdb",
                "--pgdata=" + folder,
                "--username=" + PostgresConnections.SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--data-checksums");
    }

    @Override
    void launch() {
        int port = ports.claim("postgres", options.port(Service.POSTGRES));
        List<String> command = asOrdinaryUser("postgres", "-D", data.toString(), "-p", String.valueOf(port));
        PostgresFolder.settings(options.durable())
                .forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        process.start(command, Map.of("TZ", "UTC", "LC_ALL", "C"));
    }

    /** PostgreSQL refuses to work as root; in a user namespace it is nobody, and the files stay root's. */
    private List<String> asOrdinaryUser(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (PostgresFolder.amRoot()) {
            PostgresFolder.requireNamespaces();
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    boolean adopt() {
        return PostgresFolder.postmaster(data).stream()
                .peek(process::remember)
                .findFirst()
                .isPresent();
    }

    @Override
    void complete() {
        try {
            new DatabaseRoles(connections, passwords).ensure();
        } catch (SQLException e) {
            throw new IllegalStateException("Making the database roles of " + connections.url("modularai"), e);
        }
    }

    @Override
    boolean ready() {
        return connections.admits();
    }

    @Override
    boolean answers() {
        return connections.answers();
    }

    @Override
    Duration patience() {
        return Duration.ofSeconds(120);
    }

    /** SIGINT is PostgreSQL's "fast": sessions are cut off, the data is brought to disk. */
    @Override
    void stop() {
        process.stop("INT", Duration.ofSeconds(60));
    }

    @Override
    List<ServiceStatus> status() {
        return List.of(status(Service.POSTGRES, address(), isHealthy()));
    }

    @Override
    String address() {
        return connections.url(DatabaseRoles.DATABASE);
    }

    @Override
    Map<String, String> settings() {
        Map<String, String> result = new TreeMap<>();
        result.put(Service.POSTGRES.setting(), connections.url(DatabaseRoles.DATABASE));
        for (DatabaseRole role : DatabaseRole.values()) {
            result.put(role.userSetting(), role.user());
            result.put(role.passwordSetting(), passwords.of(role.name()));
        }
        return result;
    }
}
