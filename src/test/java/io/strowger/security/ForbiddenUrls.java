package io.strowger.security;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Spellings of URLs that lead to loopback for some reader or other, drawn from a seed. */
public final class ForbiddenUrls {

    /** The name that a resolver under test answers with forbidden addresses. */
    public static final String BAD_NAME = "bad.example";

    private final RandomGenerator random;
    private final int port;

    private ForbiddenUrls(RandomGenerator random, int port) {
        this.random = random;
        this.port = port;
    }

    /**
     * As many as are asked for.
     *
     * @param port what every URL leads to, if it leads anywhere
     */
    public static Stream<String> generate(RandomGenerator random, int count, int port) {
        ForbiddenUrls urls = new ForbiddenUrls(random, port);
        return IntStream.range(0, count).mapToObj(_ -> urls.next());
    }

    private String next() {
        String scheme = pick("http", "http", "http", "HTTP", "https", "hTTp");
        return scheme + "://" + authority() + pick("", "/", "/cb", "/cb?x=1", "?x=1");
    }

    private String authority() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> ipv4() + port();
            case 3, 4 -> ipv6() + port();
            case 5 -> pick("good.example", "8.8.8.8", "u:p", "") + "@" + ipv4() + port();
            case 6 -> "good.example" + pick("\\@", "\\", "%40", "#@", "\t@") + ipv4() + port();
            case 7 -> wide(ipv4()) + port();
            case 8 -> name() + port();
            case 9 -> ipv4() + pick(" ", "\u0000", "\r\n", "%00", "..", "\u200b") + port();
            case 10 -> "[" + inner6() + pick("%25lo", "%lo", "%1", "%25eth0") + "]" + port();
            default -> dotted(forbidden(), pick("", ".")) + port();
        };
    }

    private String port() {
        return ":" + pick("", "0", "00", "+", "-").repeat(random.nextInt(8) == 0 ? 1 : 0) + port;
    }

    /** Loopback in one of the forms that inet_aton takes. */
    private String ipv4() {
        long address = 0x7f000000L + (random.nextBoolean() ? 1 : random.nextInt(1, 0xfffffe));
        long a = address >> 24;
        long low = address & 0xffffff;
        String text =
                switch (random.nextInt(8)) {
                    case 0 -> number(address);
                    case 1 -> number(a) + "." + number(low);
                    case 2 -> number(a) + "." + number(low >> 16) + "." + number(low & 0xffff);
                    case 3 -> octets(address, this::number);
                    case 4 -> octets(address, part -> "%03d".formatted(part));
                    case 5 -> number(address + 0x100000000L);
                    case 6 -> "127.1";
                    default -> octets(address, Long::toString);
                };
        return text + pick("", "", "", ".");
    }

    private String number(long value) {
        return switch (random.nextInt(5)) {
            case 0 -> "0x" + Long.toHexString(value);
            case 1 -> "0X" + Long.toHexString(value).toUpperCase(Locale.ROOT);
            case 2 -> "0" + Long.toOctalString(value);
            case 3 -> "0x0000" + Long.toHexString(value);
            default -> Long.toString(value);
        };
    }

    private static String octets(long address, LongFunction<String> spelling) {
        return IntStream.of(24, 16, 8, 0)
                .mapToObj(shift -> spelling.apply((address >> shift) & 0xff))
                .reduce((one, other) -> one + "." + other)
                .orElseThrow();
    }

    private String ipv6() {
        return "[" + inner6() + "]";
    }

    private String inner6() {
        return pick(
                "::1",
                "::",
                "0:0:0:0:0:0:0:1",
                "0000::0001",
                "::ffff:127.0.0.1",
                "::FFFF:7f00:1",
                "0:0:0:0:0:ffff:7f00:0001",
                "::127.0.0.1",
                "::7f00:1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::1",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "fec0::1",
                "ff02::1",
                "5f00::1",
                "100::1",
                "2001:db8::1",
                "3fff::1",
                "4000::1");
    }

    /** Full-width digits and dots, circled digits: compatible with plain ones. */
    private String wide(String plain) {
        StringBuilder wide = new StringBuilder();
        boolean circled = random.nextBoolean();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= '1' && c <= '9' && circled) {
                wide.append((char) ('\u2460' + c - '1'));
            } else if (c >= '0' && c <= '9') {
                wide.append((char) ('\uff10' + c - '0'));
            } else if (c == '.') {
                wide.append(pick(".", "\u3002", "\uff0e", "\uff61"));
            } else {
                wide.append(c);
            }
        }
        return wide.toString();
    }

    private String name() {
        return pick("", "x.", "127.0.0.1.", "a-b.") + BAD_NAME + pick("", ".");
    }

    private long forbidden() {
        List<ForbiddenAddresses.Block> blocks =
                ForbiddenAddresses.blocks().stream()
                        .filter(block -> block.range().base().getAddress().length == 4)
                        .toList();
        AddressRange range = blocks.get(random.nextInt(blocks.size())).range();
        long base = 0;
        for (byte octet : range.base().getAddress()) {
            base = (base << 8) | (octet & 0xff);
        }
        return base + random.nextLong(1L << (32 - range.prefixLength()));
    }

    private static String dotted(long address, String dot) {
        return octets(address, Long::toString) + dot;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
