package com.mdmc.crm.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Network addresses that share their first bits (CIDR notation); a single address shares all of them.
 *
 * @param prefix how many bits are shared
 */
record AddressRange(InetAddress network, int prefix) {
    // Only what these match is handed to InetAddress, so that no name is ever looked up.
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.:]*:[0-9a-fA-F.:]*");

    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = address(slash < 0 ? text : text.substring(0, slash));
        int bits = network.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("not a range of addresses: " + text);
        }
        return new AddressRange(network, prefix);
    }

    static boolean isAddress(String text) {
        try {
            address(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    boolean contains(String text) {
        if (!isAddress(text)) {
            return false;
        }
        byte[] mine = network.getAddress();
        byte[] other = address(text).getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("not an address: " + text, malformed);
        }
    }
}
