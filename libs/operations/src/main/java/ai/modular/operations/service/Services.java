package ai.modular.operations.service;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the services that a job needs accept connections; asked before long work starts, so that it fails early and by name. */
public final class Services {

    private static final int TIMEOUT_MS = 5_000;
    private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):([0-9]{1,5})");
    private static final int MONGO_PORT = 27017;

    private final Settings settings;

    public Services(Settings settings) {
        this.settings = settings;
    }

    /** @throws ServiceUnreachable if no broker accepts a connection after bounded retries */
    public void requireKafka() {
        String brokers = settings.kafka().brokers();
        require("Kafka", brokers, brokers, 0, "kafka.brokers");
    }

    /** @throws ServiceUnreachable if no server accepts a connection after bounded retries */
    public void requireMongo() {
        String hosts = settings.mongo().uri().replaceFirst("^[a-z0-9+]+://", "").replaceFirst("/.*", "");
        // A user and a password may stand in front
        String shown = hosts.substring(hosts.lastIndexOf('@') + 1);
        require("MongoDB", shown, shown, MONGO_PORT, "mongo.uri");
    }

    private void require(String service, String shown, String hosts, int defaultPort, String key) {
        List<InetSocketAddress> addresses = List.of(hosts.split(",")).stream()
                .map(host -> address(host.strip(), defaultPort, key))
                .toList();
        try {
            new Retries(settings.retry()).call(() -> connectToAny(addresses), IOException.class::isInstance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + service, e);
        } catch (Exception e) {
            throw new ServiceUnreachable(
                    service, shown, "Start it (`modularai up` for the local one) or correct %s.".formatted(key), e);
        }
    }

    private static InetSocketAddress address(String host, int defaultPort, String key) {
        Matcher matcher = HOST_AND_PORT.matcher(host);
        if (matcher.matches()) {
            return InetSocketAddress.createUnresolved(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        if (host.isEmpty() || defaultPort == 0) {
            throw new UserError("%s has '%s' for an address".formatted(key, host), "Write host:port.");
        }
        return InetSocketAddress.createUnresolved(host, defaultPort);
    }

    private static InetSocketAddress connectToAny(List<InetSocketAddress> addresses) throws IOException {
        IOException failure = new IOException("no address");
        for (InetSocketAddress address : addresses) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), TIMEOUT_MS);
                return address;
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }
}
