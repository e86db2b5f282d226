package earshot.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.config.PlainError;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckMachineTest {

    @Test
    void tooLittleMemoryIsToldWithHowMuchIsNeeded() {
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> CheckMachine.requireMemory(1536, 1024, 1024))
                .withMessageStartingWith(
                        "The local stack needs about 1.5 GB of free memory, and this machine has 1.0 GB");
        assertThatExceptionOfType(PlainError.class)
                .isThrownBy(() -> CheckMachine.requireMemory(1536, 4096, 256))
                .withMessageStartingWith("Java may use 256 MB only");
        assertThatCode(() -> CheckMachine.requireMemory(1536, 1536, 512)).doesNotThrowAnyException();
    }

    @Test
    void aTakenPortIsToldWithWhatItIsForAndHowToChooseAnother() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackConfig config = new StackConfig(
                    Path.of("elasticsearch"), FreePorts.one(), taken.getLocalPort(), FreePorts.one(), 512, 1);
            assertThatExceptionOfType(PlainError.class)
                    .isThrownBy(() -> CheckMachine.check(config))
                    .withMessageStartingWith("Port " + taken.getLocalPort() + ", meant for Elasticsearch, is taken")
                    .withMessageEndingWith("choose another with --elasticsearch-port");
        }
    }
}
