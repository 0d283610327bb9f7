package io.strowger.provision;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.dialect.DialectOptions;
import java.net.URI;
import java.util.List;

/**
 * An application as it was provisioned.
 *
 * @param url where it is asked; given by the operator and therefore trusted
 * @param options how its dialect is spoken; they are made to know {@code url}
 * @param connectWithinMillis how long a connection may take to open
 * @param concurrency how many requests it gets at once, over the whole process
 * @param codes the service codes that lead to it
 */
public record ApplicationDefinition(
        ApplicationTerms terms,
        URI url,
        DialectOptions options,
        long connectWithinMillis,
        int concurrency,
        List<ServiceCode> codes) {

    public ApplicationDefinition {
        options = options.askedAt(url.toString());
    }
}
