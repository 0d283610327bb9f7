package io.strowger.dispatch;

import io.strowger.security.CallbackRule;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * How URLs that applications gave are called.
 *
 * @param names looks their hosts up
 * @param rules the rule for callbacks of an account, by its id
 * @param wall tells when something was signed
 */
public record Callbacks(
        Function<Vertx, DnsResolver> names,
        Function<String, CallbackRule> rules,
        InstantSource wall) {

    /** Callbacks to hosts as the name servers know them. */
    public static Callbacks by(Function<String, CallbackRule> rules, InstantSource wall) {
        return new Callbacks(DnsResolver::of, rules, wall);
    }

    HostAddresses hosts(Vertx vertx, InstantSource clock) {
        return new HostAddresses(names.apply(vertx), clock);
    }

    SsrfGuard targets(Vertx vertx, InstantSource clock) {
        return new SsrfGuard(new CallbackResolver(names.apply(vertx), clock), rules, wall);
    }
}
