package io.strowger.provision;

import io.strowger.core.model.ServiceCode;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is provisioned already when a file is read.
 *
 * @param account whether there is an account of this id
 * @param holder the id of the application that a service code leads to, or null when it is free
 * @param currency the currency of an account's purse, or null when it has none
 */
public record ExistingProvisioning(
        Predicate<String> account,
        Function<ServiceCode, @Nullable String> holder,
        Function<String, @Nullable String> currency) {

    /** Where no account has a purse. */
    public ExistingProvisioning(
            Predicate<String> account, Function<ServiceCode, @Nullable String> holder) {
        this(account, holder, id -> null);
    }

    /** Nothing is provisioned yet. */
    public static final ExistingProvisioning NOTHING =
            new ExistingProvisioning(id -> false, code -> null);
}
