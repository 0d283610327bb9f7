package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.security.ForbiddenAddresses.Block;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressesTest {

    static Stream<Block> blocks() {
        return ForbiddenAddresses.blocks().stream();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldForbidTheFirstAndTheLastAddressOfEveryBlock(Block block) throws Exception {
        assertThat(forbidden(block.range().base())).isTrue();
        assertThat(forbidden(last(block.range()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0.255.255.255, 1.0.0.0",
        "10.0.0.0, 9.255.255.255",
        "10.255.255.255, 11.0.0.0",
        "100.64.0.0, 100.63.255.255",
        "100.127.255.255, 100.128.0.0",
        "127.0.0.0, 126.255.255.255",
        "127.255.255.255, 128.0.0.0",
        "169.254.169.254, 169.253.255.255",
        "169.254.255.255, 169.255.0.0",
        "172.16.0.0, 172.15.255.255",
        "172.31.255.255, 172.32.0.0",
        "192.0.0.255, 192.0.1.0",
        "192.0.2.255, 192.0.3.0",
        "192.88.99.0, 192.88.98.255",
        "192.168.0.0, 192.167.255.255",
        "192.168.255.255, 192.169.0.0",
        "198.18.0.0, 198.17.255.255",
        "198.19.255.255, 198.20.0.0",
        "198.51.100.0, 198.51.99.255",
        "203.0.113.255, 203.0.114.0",
        "224.0.0.0, 223.255.255.255",
        "::ffff:127.0.0.1, ::ffff:8.8.8.8",
        "::10.0.0.1, ::8.8.8.8",
        "2001:1ff:ffff::, 2001:200::",
        "2001:db8:ffff::1, 2001:db9::",
        "2002:808:808::1, 2003::1",
        "3fff:fff:ffff::1, 3fff:1000::",
        "1fff:ffff::1, 2000::1",
        "4000::1, 2a00:1450::1",
    })
    void shouldForbidWhatLiesInsideAndAllowWhatLiesBesideIt(String inside, String beside) {
        assertThat(forbidden(InetAddress.ofLiteral(inside))).isTrue();
        assertThat(forbidden(InetAddress.ofLiteral(beside))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "::1", "fd00::7", "64:ff9b::1"})
    void shouldAllowWhatTheOperatorLetsAnAccountUseAndNothingBesideIt(String address) {
        InetAddress own = InetAddress.ofLiteral(address);
        assertThat(ForbiddenAddresses.forbidding(own, List.of(AddressRange.parse(address))))
                .isNull();
        assertThat(
                        ForbiddenAddresses.forbidding(
                                own, List.of(AddressRange.parse("192.168.0.0/16"))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.0/8, true", "10.0.0.0/8, false"})
    void shouldJudgeAMappedAddressByTheRulesOfItsIpv4Address(String range, boolean allowed)
            throws UnknownHostException {
        byte[] bytes = new byte[16];
        bytes[10] = bytes[11] = (byte) 0xff;
        bytes[12] = 127;
        bytes[15] = 1;
        InetAddress mapped = Inet6Address.getByAddress("mapped.example", bytes, 0);
        assertThat(mapped.getAddress()).hasSize(16);
        assertThat(
                        ForbiddenAddresses.forbidding(mapped, List.of(AddressRange.parse(range)))
                                == null)
                .isEqualTo(allowed);
    }

    private static boolean forbidden(InetAddress address) {
        return ForbiddenAddresses.forbidding(address, List.of()) != null;
    }

    private static InetAddress last(AddressRange range) throws UnknownHostException {
        byte[] base = range.base().getAddress();
        BigInteger size = BigInteger.ONE.shiftLeft(base.length * 8 - range.prefixLength());
        byte[] sum = new BigInteger(1, base).add(size).subtract(BigInteger.ONE).toByteArray();
        byte[] last = new byte[base.length];
        int length = Math.min(sum.length, last.length);
        System.arraycopy(sum, sum.length - length, last, last.length - length, length);
        assertThat(range.contains(InetAddress.getByAddress(last)))
                .as(Arrays.toString(last))
                .isTrue();
        return InetAddress.getByAddress(last);
    }
}
