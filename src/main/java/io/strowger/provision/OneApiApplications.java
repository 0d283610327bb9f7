package io.strowger.provision;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.Texts;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.oneapi.OneApiDialect;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The applications that no file provisions (docs/protocols/oneapi.md): one for each subscription,
 * and one for each short code of an account, for sessions that the account begins itself.
 *
 * @param answerWithinMillis how long one may take to answer a hop
 * @param replyWithinMillis how long the subscriber may take to answer a screen
 * @param sessionWithinMillis how long a whole session may take
 * @param connectWithinMillis how long a connection may take to open
 * @param concurrency how many requests one gets at once
 * @param texts the texts that stand in for one
 */
public record OneApiApplications(
        long answerWithinMillis,
        long replyWithinMillis,
        long sessionWithinMillis,
        long connectWithinMillis,
        int concurrency,
        Texts texts) {

    public static final OneApiApplications DEFAULTS =
            new OneApiApplications(10_000, 60_000, 180_000, 2_000, 1024, Texts.DEFAULTS);

    static final String SUBSCRIPTION = "sub-";

    private static final String INITIATING = "oneapi-";
    private static final Pattern RESERVED = Pattern.compile("sub-[0-9a-f]{32}|oneapi-.+-[0-9]+");

    /** Whether an id may be that of an application made here, so that a file may not give it. */
    public static boolean reserves(String id) {
        return RESERVED.matcher(id).matches();
    }

    /**
     * Whether an account brought an application about, by a subscription; else the operator did.
     */
    public static boolean isSubscription(ApplicationDefinition application) {
        return !application.trusted() && application.terms().id().startsWith(SUBSCRIPTION);
    }

    /** The id of the application of an account's own sessions on one of its short codes. */
    static String initiating(String account, String shortCode) {
        return INITIATING + account + "-" + shortCode;
    }

    /**
     * The applications of these accounts and subscriptions.
     *
     * @param live the codes that lead to subscriptions
     */
    public List<ApplicationDefinition> of(
            Collection<AccountDefinition> accounts,
            Collection<Subscription> subscriptions,
            Map<ServiceCode, Subscription> live) {
        Map<String, List<ServiceCode>> codes =
                live.entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        entry -> entry.getValue().id(),
                                        Collectors.mapping(
                                                Map.Entry::getKey, Collectors.toList())));
        return Stream.concat(
                        subscriptions.stream()
                                .map(one ->
                                        subscription(one, codes.getOrDefault(one.id(), List.of()))),
                        accounts.stream().flatMap(this::initiating))
                .toList();
    }

    private ApplicationDefinition subscription(Subscription one, List<ServiceCode> codes) {
        Subscription.Wish wish = one.wish();
        return application(
                one.application(), wish.account(), wish.notifyUrl(), wish.callbackData(), codes);
    }

    private Stream<ApplicationDefinition> initiating(AccountDefinition account) {
        return account.shortCodes().stream()
                .distinct()
                .map(code ->
                        application(
                                initiating(account.id(), code),
                                account.id(),
                                ApplicationDefinition.NOWHERE,
                                "",
                                List.of()));
    }

    private ApplicationDefinition application(
            String id, String account, URI url, String callbackData, List<ServiceCode> codes) {
        return new ApplicationDefinition(
                new ApplicationTerms(
                        id,
                        account,
                        OneApiDialect.NAME,
                        answerWithinMillis,
                        replyWithinMillis,
                        sessionWithinMillis,
                        0,
                        texts),
                url,
                DialectOptions.DEFAULTS.withCallbackData(callbackData),
                connectWithinMillis,
                concurrency,
                codes,
                null,
                PriceList.NONE,
                false,
                false,
                0);
    }
}
