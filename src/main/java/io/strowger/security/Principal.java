package io.strowger.security;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, as its credential tells.
 *
 * @param account the id of the account
 * @param credential the id of the credential; a new secret makes it another one
 * @param scopes what it may be used for, of {@code ussd}, {@code push}, {@code verify}
 * @param strict whether only what the document allows is read (docs/protocols/README.md)
 * @param allowedAddresses where it may be used from; empty is everywhere
 * @param addressesMalformed whether the list of those cannot be read: it is good from nowhere then
 */
public record Principal(
        String account,
        String credential,
        Set<String> scopes,
        boolean strict,
        List<AddressRange> allowedAddresses,
        boolean addressesMalformed) {

    public boolean may(String scope) {
        return scopes.contains(scope);
    }

    /**
     * Whether the credential may be used from there; one that is bound to addresses is not good
     * from an unknown one.
     */
    public boolean mayComeFrom(@Nullable InetAddress address) {
        if (addressesMalformed) {
            return false;
        }
        return allowedAddresses.isEmpty()
                || (address != null
                        && allowedAddresses.stream().anyMatch(range -> range.contains(address)));
    }

    /** The same with those of its scopes that are among {@code others}. */
    public Principal within(Set<String> others) {
        Set<String> both =
                scopes.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
        return new Principal(
                account, credential, both, strict, allowedAddresses, addressesMalformed);
    }
}
