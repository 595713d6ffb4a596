package ai.modular.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/**
 * The ports of a home, kept in {@code run/ports.env}: the preferred one at first, a free one when it is taken, the same one again at the next
 * start.
 */
public final class Ports {

    private final Path file;

    public Ports(Path home) {
        this.file = home.resolve("run").resolve("ports.env");
    }

    /** The port that this name has, or would like to have. */
    public synchronized int of(String name, int preferred) {
        String kept = EnvFile.read(file).get(name);
        return kept == null ? preferred : Integer.parseInt(kept);
    }

    /** A port on which this name can listen now; remembered. Call it only while the service is down. */
    public synchronized int claim(String name, int preferred) {
        int kept = of(name, preferred);
        int port = isFree(kept) ? kept : anyFree();
        Map<String, String> all = EnvFile.read(file);
        if (!String.valueOf(port).equals(all.put(name, String.valueOf(port)))) {
            EnvFile.write(file, "The ports of this home; a port that is taken is replaced at the next start.", all);
        }
        return port;
    }

    /** Whether nobody listens on this port of the loopback address. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port of 127.0.0.1 is free", e);
        }
    }
}
