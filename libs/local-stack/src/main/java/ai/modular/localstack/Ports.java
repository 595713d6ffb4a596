package ai.modular.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ports of a home, kept in {@code run/ports.env}: the preferred one at first, a free one when it is taken, the same one again at the next
 * start, until another one is preferred.
 */
public final class Ports {

    private static final String WISH = "_wish";

    private final Path file;

    public Ports(Path home) {
        this.file = home.resolve("run").resolve("ports.env");
    }

    /** The port that this name has, or would like to have. */
    public synchronized int of(String name, int preferred) {
        String kept = EnvFile.read(file).get(name);
        return kept == null ? preferred : Integer.parseInt(kept);
    }

    /** Whether the port that this name has was chosen for this preference. A port kept without one was what was preferred. */
    public synchronized boolean isFor(String name, int preferred) {
        Map<String, String> kept = EnvFile.read(file);
        String wish = kept.getOrDefault(name + WISH, kept.get(name));
        return wish == null || wish.equals(String.valueOf(preferred));
    }

    /** A port on which this name can listen now; remembered. Call it only while the service is down. */
    public synchronized int claim(String name, int preferred) {
        int wanted = isFor(name, preferred) ? of(name, preferred) : preferred;
        int port = wanted != 0 && isFree(wanted) ? wanted : anyFree();
        Map<String, String> before = EnvFile.read(file);
        Map<String, String> all = new TreeMap<>(before);
        all.put(name, String.valueOf(port));
        all.put(name + WISH, String.valueOf(preferred));
        if (!all.equals(before)) {
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
