package ai.modular.localstack;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** A server that speaks MongoDB's protocol, with its documents in a file. */
final class MongoStandIn {

    private static final int COMMIT_EVERY_MS = 100;

    private final MongoServer server;

    private MongoStandIn(MongoServer server) {
        this.server = server;
    }

    static MongoStandIn start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        MVStore store = new MVStore.Builder()
                .fileName(folder.resolve("documents.mv").toString())
                .open();
        store.setAutoCommitDelay(COMMIT_EVERY_MS);
        MongoServer server = new MongoServer(new H2Backend(store));
        server.bind("127.0.0.1", port);
        return new MongoStandIn(server);
    }

    /** Closes the connections and the file. */
    void stop() {
        server.shutdownNow();
    }
}
