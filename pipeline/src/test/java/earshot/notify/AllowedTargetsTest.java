package earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedTargetsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void whatIsNotThePublicInternetIsRefused(String address) throws Exception {
        assertThat(new AllowedTargets(List.of()).isAllowed(at(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    void thePublicInternetIsNot(String address) throws Exception {
        assertThat(new AllowedTargets(List.of()).isAllowed(at(address))).isTrue();
    }

    @Test
    void whatIsAllowedIsThatNetworkAlone() throws Exception {
        AllowedTargets targets = new AllowedTargets(List.of("10.1.0.0/16", "fd00:1::/32", "127.0.0.1"));
        assertThat(targets.isAllowed(at("10.1.255.1"))).isTrue();
        assertThat(targets.isAllowed(at("10.2.0.1"))).isFalse();
        assertThat(targets.isAllowed(at("fd00:1:2::3"))).isTrue();
        assertThat(targets.isAllowed(at("fd00:2::3"))).isFalse();
        assertThat(targets.isAllowed(at("127.0.0.1"))).isTrue();
        assertThat(targets.isAllowed(at("127.0.0.2"))).isFalse();
    }

    @Test
    void aNameThatLeadsToOnePrivateAddressAmongPublicOnesIsRefused() throws Exception {
        DnsResolver twoFaced = names(at("8.8.8.8"), at("10.0.0.1"));
        assertThatExceptionOfType(AllowedTargets.Refused.class)
                .isThrownBy(() -> new AllowedTargets(List.of(), twoFaced).resolve("hooks.example"))
                .withMessage("hooks.example is at 10.0.0.1, which is not public and not among the allowed-networks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "example.com", "10.0.0.0/-1", "::/129", "", "localhost/8"})
    void whatIsNoNetworkIsTold(String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(network));
    }

    private static InetAddress at(String address) throws UnknownHostException {
        return InetAddress.getAllByName(address)[0];
    }

    private static DnsResolver names(InetAddress... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return addresses;
            }

            @Override
            public String resolveCanonicalHostname(String host) throws UnknownHostException {
                throw new UnknownHostException(host);
            }
        };
    }
}
