package earshot.notify;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names to public addresses and to what the routes file allows besides, so that nobody who may name a webhook
 * can reach what only this machine can. The client connects to the addresses that were checked: a name that resolves
 * anew between check and connection gains nothing.
 */
final class AllowedTargets implements DnsResolver {

    /** Of the special-purpose registries of IANA (RFC 6890 and its updates): what is not the public Internet. */
    private static final List<Network> SPECIAL = Network.parse(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4"));
    /** Global unicast; its 6to4 and Teredo parts, and NAT64 outside of it, hide an address of IPv4. */
    private static final Network PUBLIC_6 = Network.parse("2000::/3");

    private static final List<Network> SPECIAL_6 =
            Network.parse(List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

    private final List<Network> allowed;
    private final DnsResolver names;

    AllowedTargets(List<String> allowedNetworks) {
        this(allowedNetworks, SystemDefaultDnsResolver.INSTANCE);
    }

    AllowedTargets(List<String> allowedNetworks, DnsResolver names) {
        this.allowed = Network.parse(allowedNetworks);
        this.names = names;
    }

    /** Refused before any connection is tried. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        // All of them: which one the client would take is not for the name's owner to choose.
        for (InetAddress address : found) {
            if (!isAllowed(address)) {
                throw new Refused(host + " is at " + address.getHostAddress() + ", which is not public and not among"
                        + " the allowed-networks");
            }
        }
        return found;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Whether all its addresses are; false where it has none. */
    boolean isInAllowedNetwork(String host) {
        try {
            InetAddress[] found = names.resolve(host);
            return found.length > 0
                    && Arrays.stream(found)
                            .allMatch(address -> allowed.stream().anyMatch(network -> network.contains(address)));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    boolean isAllowed(InetAddress address) {
        return isPublic(address) || allowed.stream().anyMatch(network -> network.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address
                ? PUBLIC_6.contains(address) && SPECIAL_6.stream().noneMatch(network -> network.contains(address))
                : SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
