package ai.modular.localstack;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Real requests: whether a service answers, not whether its port is open. */
final class Health {

    private static final int TIMEOUT_MS = 3000;
    private static final Pattern MONGO_HOST =
            Pattern.compile("mongodb(?:\\+srv)?://(?:[^@/]*@)?([^:,/?]+)(?::(\\d+))?.*");
    private static final int OP_MSG = 2013;
    private static final int CORRELATION = 20_131;

    private Health() {}

    /**
     * Asks who belongs to the cluster, by the protocol's metadata request (key 3, version 1, of no topic): what the administration client asks,
     * without the half second that starting that client costs.
     */
    static boolean kafka(String brokers) {
        String first = brokers.split(",")[0].strip();
        int colon = first.lastIndexOf(':');
        ByteBuffer request = ByteBuffer.allocate(18);
        request.putInt(14).putShort((short) 3).putShort((short) 1).putInt(CORRELATION);
        request.putShort((short) -1).putInt(0);
        try (Socket socket = connect(first.substring(0, Math.max(0, colon)), first.substring(colon + 1))) {
            socket.getOutputStream().write(request.array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            return length > 8 && in.readInt() == CORRELATION && in.readInt() > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The command {@code ping}, in the wire protocol's OP_MSG, so that no driver is needed here. */
    static boolean mongo(String uri) {
        Matcher matcher = MONGO_HOST.matcher(uri);
        if (!matcher.matches()) {
            return false;
        }
        String port = matcher.group(2) == null ? "27017" : matcher.group(2);
        try (Socket socket = connect(matcher.group(1), port)) {
            socket.getOutputStream().write(ping());
            return saysOk(new DataInputStream(socket.getInputStream()));
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code {ping: 1, $db: "admin"}} with its message header. */
    private static byte[] ping() {
        ByteBuffer document = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        document.putInt(0).put((byte) 0x10).put(cstring("ping")).putInt(1);
        document.put((byte) 0x02)
                .put(cstring("$db"))
                .putInt(6)
                .put(cstring("admin"))
                .put((byte) 0);
        document.putInt(0, document.position());
        document.flip();
        int length = 16 + 4 + 1 + document.limit();
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(length).putInt(1).putInt(0).putInt(OP_MSG).putInt(0).put((byte) 0);
        return message.put(document).array();
    }

    private static boolean saysOk(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        if (length < 21 || length > 1 << 20) {
            return false;
        }
        String reply = new String(in.readNBytes(length - 4), StandardCharsets.ISO_8859_1);
        // {ok: 1.0} as BSON: a double of the name ok, little-endian
        return reply.contains("\u0001ok\0\0\0\0\0\0\0\u00f0\u003f");
    }

    private static byte[] cstring(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** Whether GET is answered with 200. */
    static boolean http(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            return false;
        }
    }

    private static Socket connect(String host, String port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(new InetSocketAddress(host, Integer.parseInt(port)), TIMEOUT_MS);
            return socket;
        } catch (IOException | IllegalArgumentException e) {
            socket.close();
            throw e;
        }
    }
}
