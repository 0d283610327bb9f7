package io.strowger.provision;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.dialect.DialectOptions;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application, as a file says it and as the database keeps it ({@code package-info}).
 *
 * @param url where it is asked, or {@link #NOWHERE}
 * @param options how its dialect is spoken; they are made to know {@code url}
 * @param connectWithinMillis how long a connection may take to open
 * @param concurrency how many requests it gets at once, over the whole process
 * @param codes the service codes that lead to it
 * @param recoveryCode the code that a recovery token is put behind, or null when pushes are not
 *     recovered
 * @param prices what a push costs where it is not what the account pays otherwise
 * @param trusted whether the operator gave {@code url}; else the account did, and it is checked
 *     whenever it is used
 * @param retriesEveryClose whether it is asked once more whenever a connection is closed without an
 *     answer; else only when a kept one is closed at once
 * @param maxDataBytes of what one answer has for rich channels beside its text; 0 is what the
 *     settings say
 */
public record ApplicationDefinition(
        ApplicationTerms terms,
        URI url,
        DialectOptions options,
        long connectWithinMillis,
        int concurrency,
        List<ServiceCode> codes,
        @Nullable ServiceCode recoveryCode,
        PriceList prices,
        boolean trusted,
        boolean retriesEveryClose,
        int maxDataBytes) {

    /**
     * Stands for no URL of its own: every request names one (a name that never resolves, RFC 6761,
     * section 6.4).
     */
    public static final URI NOWHERE = URI.create("http://nowhere.invalid/");

    public ApplicationDefinition {
        options = options.askedAt(url.equals(NOWHERE) ? "" : url.toString());
    }

    public String id() {
        return terms.id();
    }

    /** All codes that lead to it, the recovery code too. */
    public Stream<ServiceCode> allCodes() {
        return Stream.concat(codes.stream(), Stream.ofNullable(recoveryCode));
    }

    /** The same where it is known whether its dialect tells it of its own ends. */
    public ApplicationDefinition placed(boolean toldOfItsEnds) {
        return new ApplicationDefinition(
                terms.told(toldOfItsEnds),
                url,
                options,
                connectWithinMillis,
                concurrency,
                codes,
                recoveryCode,
                prices,
                trusted,
                retriesEveryClose,
                maxDataBytes);
    }
}
