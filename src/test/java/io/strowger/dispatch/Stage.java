package io.strowger.dispatch;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.Texts;
import io.strowger.core.session.SessionRecord;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Definitions;
import java.net.URI;
import java.util.List;
import org.awaitility.Awaitility;

/** A router, an upstream gateway in front of it, and the texts that its subscribers may see. */
public final class Stage implements AutoCloseable {

    /** A subscriber. */
    public static final String MOBILE = "233200585542";

    public static final String CODE = "*713#";

    /** How long an application has that answers, in milliseconds: longer than any machine takes. */
    private static final long PATIENT = 60_000;

    /** How long an application has that does not answer, in milliseconds. */
    private static final long HURRIED = 600;

    public final VerticlesUnderTest verticles;
    public final Upstream upstream;

    public Stage(ApplicationDefinition... applications) {
        this(new ProgrammableDialect(), applications);
    }

    public Stage(ApplicationDialect dialect, ApplicationDefinition... applications) {
        verticles =
                VerticlesUnderTest.open(
                        VerticlesUnderTest.LIMITS,
                        dialect,
                        new ProgrammableNetworkDialect(),
                        List.of(applications));
        upstream = new Upstream(verticles);
    }

    /** An application at {@link #CODE}. */
    public static ApplicationDefinition at(URI url) {
        return VerticlesUnderTest.application("shop", CODE, url, PATIENT, 100);
    }

    /** The same with a deadline that is meant to pass. */
    public static ApplicationDefinition hurried(URI url) {
        return VerticlesUnderTest.application("shop", CODE, url, HURRIED, 100);
    }

    /** An application at {@link #CODE} with short times for its subscribers, in milliseconds. */
    public static ApplicationDefinition hasty(URI url, long replyWithin, long sessionWithin) {
        return application("acme", url, PATIENT, replyWithin, sessionWithin, PATIENT);
    }

    /**
     * An application at {@link #CODE} with so many milliseconds to answer, and to be connected to.
     */
    public static ApplicationDefinition connecting(URI url, long answerWithin, long connectWithin) {
        return application("acme", url, answerWithin, 60_000, 180_000, connectWithin);
    }

    /** An application at {@link #CODE} of some account. */
    public static ApplicationDefinition ownedBy(String account, URI url) {
        return application(account, url, PATIENT, 60_000, 180_000, PATIENT);
    }

    /** An application at {@link #CODE} whose dialect is spoken like this. */
    public static ApplicationDefinition speaking(DialectOptions options, URI url) {
        return application("acme", url, options, PATIENT, 60_000, 180_000, PATIENT);
    }

    private static ApplicationDefinition application(
            String account,
            URI url,
            long answerWithin,
            long replyWithin,
            long sessionWithin,
            long connectWithin) {
        return application(
                account,
                url,
                DialectOptions.DEFAULTS,
                answerWithin,
                replyWithin,
                sessionWithin,
                connectWithin);
    }

    private static ApplicationDefinition application(
            String account,
            URI url,
            DialectOptions options,
            long answerWithin,
            long replyWithin,
            long sessionWithin,
            long connectWithin) {
        ApplicationTerms terms =
                new ApplicationTerms(
                        "shop",
                        account,
                        "programmable",
                        answerWithin,
                        replyWithin,
                        sessionWithin,
                        0,
                        Texts.DEFAULTS);
        return Definitions.application(
                terms, url, options, connectWithin, 100, List.of(ServiceCode.parse(CODE)));
    }

    /** The default text that stands in for an end of this reason. */
    public static String text(EndReason reason) {
        return Texts.DEFAULTS.of(reason.text());
    }

    /** Waits for the one record of a session. */
    public SessionRecord recordOf(String session) {
        return Awaitility.await().until(() -> verticles.record(session), record -> record != null);
    }

    /** Returns once the subscriber's shard has taken all that was sent before. */
    public void settle(String mobile) {
        upstream.reply(mobile, "of nobody", 9, "x");
    }

    @Override
    public void close() {
        upstream.close();
        verticles.close();
    }
}
