package io.strowger.dialect.oneapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.oneapi.OutboundRules.Refused;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is done for a request before it is known to be one; counted, not timed. */
class WorkTest {

    private static final int BYTES = 62_000;

    /**
     * A few copies of what was sent; whatever grows faster than its bytes takes a hundred times.
     */
    private static final long MAX_ALLOCATED_BYTES = 40L * BYTES;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final AtomicInteger parsed = new AtomicInteger();
    private final OutboundRules rules =
            new OutboundRules(
                    text -> {
                        parsed.incrementAndGet();
                        return Optional.empty();
                    },
                    _ -> true,
                    false);

    private static String filled(String piece) {
        return piece.repeat(BYTES / piece.length());
    }

    private static OutboundRequest read(String addresses) {
        String body =
                """
                {"outboundUSSDMessageRequest":{"address":%s,"shortCode":"tel:7782","keyword":"8",\
                "outboundUSSDMessage":"Hello","clientCorrelator":"c1","ussdAction":"mtinit"}}\
                """
                        .formatted(addresses);
        return switch (OutboundCodec.read(body.getBytes(StandardCharsets.UTF_8), false)) {
            case Decoded.Read<OutboundRequest>(var request) -> request;
            case Decoded.Unreadable<OutboundRequest>(var error) -> throw new AssertionError(error);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,", "233200000301,", "tel:+233200000301, ", " , 1"})
    void shouldCountAddressesOfAListBeforeItReadsAny(String piece) {
        assertThat(rules.check(read('"' + filled(piece) + '"'), "tel:+1"))
                .isInstanceOfSatisfying(Refused.class, WorkTest::assertTooMany);
        assertThat(parsed).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\",", "1,", "\"233200000301\",", "\"1,1,1\","})
    void shouldCountAddressesOfAnArrayBeforeItReadsAny(String piece) {
        String elements = filled(piece);
        String array = "[" + elements.substring(0, elements.length() - 1) + "]";

        assertThat(rules.check(read(array), "tel:+1"))
                .isInstanceOfSatisfying(Refused.class, WorkTest::assertTooMany);
        assertThat(parsed).hasValue(0);
    }

    private static void assertTooMany(Refused refused) {
        assertThat(refused.fault())
                .isEqualTo(OneApiFault.of(ErrorCode.POL0003, OutboundField.ADDRESS.key()));
    }

    @Test
    void shouldKeepNoMoreOfALongListThanShowsThatItIsTooLong() {
        assertThat(read('"' + filled("1,") + '"').addresses())
                .hasSize(OutboundRequest.MAX_ADDRESSES + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, OutboundRequest.MAX_ADDRESSES})
    void shouldSayWhatIsWrongWithAFewAddresses(int number) {
        var _ = rules.check(read('"' + "1,".repeat(number) + '"'), "tel:+1");

        assertThat(parsed).hasValueGreaterThanOrEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"+", "'+ '", "tel:", "'tel: '", "tel:+", "' '", "%", "%2B", "%25", "%2", "tel%3A"})
    void shouldReadAnAddressInOnePass(String piece) {
        String address = filled(piece);
        var _ = OneApiAddress.ofPath(piece);
        long before = THREADS.getCurrentThreadAllocatedBytes();

        var _ = OneApiAddress.ofPath(address);

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(MAX_ALLOCATED_BYTES);
    }
}
