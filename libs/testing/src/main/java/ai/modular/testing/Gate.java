package ai.modular.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a real server that can be shut, as if the server were stopped, or held, as if it hung: connections are then taken and never answered.
 * It starts open. Others that use the server notice nothing.
 */
public final class Gate implements AutoCloseable {

    private final URI server;
    private final int port;
    private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private Thread doorkeeper = new Thread();

    public Gate(String server) {
        this.server = URI.create(server);
        this.port = stand(0, true);
    }

    /** The server's address by way of the gate. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public void open() {
        shut();
        stand(port, true);
    }

    public void hold() {
        shut();
        stand(port, false);
    }

    /** Connections are refused, and those that exist are cut. */
    public synchronized void shut() {
        close(door);
        // The port is taken for as long as somebody still waits at it
        join(doorkeeper);
        passing.forEach(Gate::close);
        passing.clear();
    }

    @Override
    public void close() {
        shut();
    }

    private synchronized int stand(int wanted, boolean answering) {
        try {
            ServerSocket here = new ServerSocket();
            here.setReuseAddress(true);
            here.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            door = here;
            // Without anybody who accepts them connections wait for ever
            if (answering) {
                doorkeeper = inBackground(() -> letThrough(here));
            }
            return here.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letThrough(ServerSocket here) throws IOException {
        while (true) {
            Socket visitor = here.accept();
            Socket inside = new Socket(server.getHost(), server.getPort());
            passing.add(visitor);
            passing.add(inside);
            inBackground(() -> carry(visitor, inside));
            inBackground(() -> carry(inside, visitor));
        }
    }

    private static void carry(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** It ends with its sockets. */
    private static Thread inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException cut) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
