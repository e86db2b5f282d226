package earshot.notify;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** A range of IP addresses, written {@code 10.0.0.0/8} or {@code fd00::/8}. */
record Network(byte[] prefix, int bits) {

    /** @throws IllegalArgumentException where it is none */
    static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        String address = slash < 0 ? cidr : cidr.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("\"" + cidr + "\" is no network such as 10.0.0.0/8");
        }
        try {
            byte[] prefix = InetAddress.getAllByName(address)[0].getAddress();
            int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
            if (bits >= 0 && bits <= prefix.length * 8) {
                return new Network(prefix, bits);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + cidr + "\" is no network such as 10.0.0.0/8", e);
        }
        throw new IllegalArgumentException("\"" + cidr + "\" has more bits than an address");
    }

    static List<Network> parse(List<String> cidrs) {
        return cidrs.stream().map(Network::parse).toList();
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if ((((bytes[bit / 8] ^ prefix[bit / 8]) >> (7 - bit % 8)) & 1) != 0) {
                return false;
            }
        }
        return true;
    }
}
