package ai.modular.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    Path home;

    @Test
    void aTakenPortIsReplacedAndTheReplacementKept() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int preferred = taken.getLocalPort();
            int claimed = new Ports(home).claim("web", preferred);
            assertThat(claimed).isNotEqualTo(preferred);
            assertThat(Ports.isFree(claimed)).isTrue();
            assertThat(new Ports(home).of("web", preferred)).isEqualTo(claimed);
            assertThat(new Ports(home).claim("web", preferred)).isEqualTo(claimed);
        }
    }

    @Test
    void aFreePortIsTakenAsPreferred() throws IOException {
        int free = free();
        assertThat(new Ports(home).claim("web", free)).isEqualTo(free);
    }

    @Test
    void anotherPreferenceMovesTheServiceAtItsNextStart() throws IOException {
        int first = free();
        int second = free();
        Ports ports = new Ports(home);
        ports.claim("web", first);

        assertThat(ports.isFor("web", first)).isTrue();
        assertThat(ports.isFor("web", second)).isFalse();
        assertThat(ports.of("web", second)).as("where it still runs").isEqualTo(first);
        assertThat(ports.claim("web", second)).isEqualTo(second);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
