package ai.modular.operations.run;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who this process is, for whoever reads about its runs. */
final class ThisProcess {

    private ThisProcess() {}

    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            String host = System.getenv("HOSTNAME");
            return host == null ? "localhost" : host;
        }
    }

    static long pid() {
        return ProcessHandle.current().pid();
    }
}
