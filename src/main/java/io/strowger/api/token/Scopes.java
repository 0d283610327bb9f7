package io.strowger.api.token;

import io.strowger.security.Principal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a request for tokens asks for.
 *
 * @param asked of what it asked for that which is granted; empty when it asked for nothing that is
 *     known here, which is granted as far as the account may
 * @param granted whether there is anything to grant
 */
record Scopes(Set<String> asked, boolean granted) {

    private static final Set<String> KNOWN = Set.of("ussd", "push", "verify");
    private static final Pattern BLANKS = Pattern.compile(" +");

    /**
     * Names that are not known here are passed over (RFC 6749, section 3.3): programs written for
     * other services send {@code PRODUCTION}. A strict credential has them refused.
     */
    static Scopes of(String scope, Principal holder) {
        Set<String> names = new TreeSet<>(BLANKS.splitAsStream(scope.strip()).toList());
        names.remove("");
        boolean unknown = !KNOWN.containsAll(names);
        names.retainAll(KNOWN);
        boolean anything = !names.isEmpty();
        names.retainAll(holder.scopes());
        boolean granted = !(anything && names.isEmpty()) && !(unknown && holder.strict());
        return new Scopes(Set.copyOf(names), granted);
    }
}
