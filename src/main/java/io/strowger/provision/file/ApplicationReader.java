package io.strowger.provision.file;

import static io.strowger.config.yaml.Values.duration;
import static io.strowger.config.yaml.Values.id;
import static io.strowger.config.yaml.Values.number;
import static io.strowger.config.yaml.Values.size;
import static io.strowger.config.yaml.Values.truth;
import static io.strowger.config.yaml.Values.url;
import static io.strowger.config.yaml.Values.word;
import static io.strowger.config.yaml.Values.written;

import io.strowger.config.ApplicationDefaults;
import io.strowger.config.Settings;
import io.strowger.config.TextsReader;
import io.strowger.config.yaml.Located;
import io.strowger.config.yaml.Section;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.dialect.ApplicationSide;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.Dialects;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.PriceList;
import io.strowger.security.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries under {@code applications:}. */
final class ApplicationReader {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_RECOVERY = Duration.ofHours(24);
    private static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final Duration LATE = Duration.ofSeconds(7);
    private static final int MOST_AT_ONCE = 1_000_000;
    private static final URI NOWHERE = URI.create("http://localhost/");

    private static final String PAGE_LINE = "00. More";

    /** In characters; what is left of a page has to be worth leafing. */
    private static final int LONGEST_PAGE_LINE = 30;

    private final Settings settings;
    private final ApplicationDefaults defaults;
    private final Dialects dialects;
    private final List<NetworkDefinition> networks;
    private final ExistingProvisioning known;
    private final Map<EntityId, Integer> lines;
    private final UniquenessCheck<String> ids = new UniquenessCheck<>("id");
    private final CodeLedger codes = new CodeLedger();

    /**
     * @param lines where the networks stand
     */
    ApplicationReader(
            Settings settings,
            Dialects dialects,
            List<NetworkDefinition> networks,
            ExistingProvisioning known,
            Map<EntityId, Integer> lines) {
        this.settings = settings;
        this.dialects = dialects;
        this.defaults = settings.applications();
        this.networks = networks;
        this.known = known;
        this.lines = lines;
    }

    CodeLedger codes() {
        return codes;
    }

    ApplicationDefinition read(Section application) {
        String id = application.required("id", id(), "");
        if (!id.isEmpty()) {
            ids.require(id, application, "id");
        }
        if (OneApiApplications.reserves(id)) {
            application.refuse("id", "is one of those that subscriptions get; choose another");
        }
        return definition(id, application, recoveryCode(id, application));
    }

    /** In the currency of the account's purse. */
    private PriceList prices(Section application) {
        String account = application.optional("account", text -> text);
        String currency = account == null ? null : known.currency().apply(account);
        if (currency != null) {
            return PriceReader.read(application, currency, null);
        }
        if (!PriceReader.read(application, AccountReader.FINEST_CURRENCY, null).isEmpty()) {
            application.refuse(
                    application.has("pushPrice") ? "pushPrice" : "pushPrices",
                    "account " + account + " has no purse; give it one");
        }
        return PriceList.NONE;
    }

    private ApplicationDefinition definition(
            String id, Section application, @Nullable ServiceCode recovery) {
        return new ApplicationDefinition(
                terms(id, application, recovery != null),
                application.required("url", url(), NOWHERE),
                options(application),
                millis(application, "connectWithin", defaults.connectWithin()),
                application.get("concurrency", number(1, MOST_AT_ONCE), defaults.concurrency()),
                serviceCodes(id, application),
                recovery,
                prices(application),
                true,
                application.get("retryOnClose", word("always", "kept"), "kept").equals("always"),
                application.get("maxDataBytes", size(1, 16 << 20), 0L).intValue());
    }

    private ApplicationTerms terms(String id, Section application, boolean recovered) {
        String dialect = application.required("dialect", word(dialects.ofApplications()), "");
        Duration answerWithin = answerWithin(application, dialect);
        long recoverWithin =
                application.get("recoverWithin", duration(LONGEST_RECOVERY), RECOVERY).toMillis();
        return new ApplicationTerms(
                id,
                account(application),
                dialect,
                answerWithin.toMillis(),
                millis(application, "replyWithin", defaults.replyWithin()),
                millis(application, "sessionWithin", defaults.sessionWithin()),
                recovered ? recoverWithin : 0,
                lateAfterMillis(application, answerWithin),
                false,
                TextsReader.read(application.section("texts"), settings.texts()));
    }

    /** Who is put off has to be put off before the application's time to answer is over. */
    private static long lateAfterMillis(Section application, Duration answerWithin) {
        boolean late = application.get("lateAnswer", word("push", "off"), "off").equals("push");
        Duration after =
                application.get("lateAfter", duration(ApplicationDefaults.LONGEST_ANSWER), LATE);
        if (late && after.compareTo(answerWithin) >= 0) {
            application.refuse(
                    application.has("lateAfter") ? "lateAfter" : "lateAnswer",
                    "puts the subscriber off after "
                            + written(after)
                            + ", which must be less than answerWithin "
                            + written(answerWithin));
        }
        return late ? after.toMillis() : 0;
    }

    private static long millis(Section application, String key, Duration fallback) {
        return application.get(key, duration(LONGEST), fallback).toMillis();
    }

    private String account(Section application) {
        String account = application.required("account", id(), "");
        if (!account.isEmpty() && !known.account().test(account)) {
            application.refuse(
                    "account", "there is no account " + account + "; add it under accounts");
        }
        return account;
    }

    /** The deadline with its margin lies before the idle timer of every network of the file. */
    private Duration answerWithin(Section application, String dialect) {
        ApplicationSide side = dialects.application(dialect);
        Duration usual = side == null ? ApplicationDefaults.LONGEST_ANSWER : side.answerWithin();
        Duration answer =
                application.get(
                        "answerWithin",
                        duration(ApplicationDefaults.LONGEST_ANSWER),
                        defaults.answerWithin(usual));
        Duration margin = settings.sessions().margin();
        for (NetworkDefinition network : networks) {
            Duration idle = Duration.ofMillis(network.terms().idleMillis());
            if (answer.plus(margin).compareTo(idle) >= 0) {
                application.refuse("answerWithin", tooLong(answer, margin, network, idle));
            }
        }
        return answer;
    }

    private String tooLong(
            Duration answer, Duration margin, NetworkDefinition network, Duration idle) {
        return written(answer)
                + " and the margin of "
                + written(margin)
                + " must be less than idleWithin "
                + written(idle)
                + " of network "
                + network.id()
                + " in line "
                + lines.get(new EntityId(EntityKind.NETWORK, network.id()));
    }

    private static DialectOptions options(Section application) {
        Secret secret = application.secret("secret", CredentialReader.SHORTEST_SECRET);
        DialectOptions options =
                new DialectOptions(
                        application.get("strict", truth(), false),
                        application.get("casing", word("title", "lower"), "lower").equals("title"),
                        secret == null ? "" : secret.reveal());
        String text = application.get("text", word("strict", "simplify"), "strict");
        String form = application.get("serviceCodeForm", word("bare", "dialled"), "bare");
        return options.fitting(text.equals("simplify"), pageLine(application))
                .withDialledServiceCode(form.equals("dialled"));
    }

    /** Empty when long texts are refused. */
    private static String pageLine(Section application) {
        String line = application.get("pageLine", ApplicationReader::line, PAGE_LINE);
        String longText = application.get("longText", word("refuse", "page"), "refuse");
        return longText.equals("page") ? line : "";
    }

    private static String line(String text) {
        if (text.isBlank() || text.length() > LONGEST_PAGE_LINE || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "must be one line of at most "
                            + LONGEST_PAGE_LINE
                            + " characters that begins with a key, such as 00. More");
        }
        return text.strip();
    }

    private List<ServiceCode> serviceCodes(String id, Section application) {
        List<Located<ServiceCode>> given =
                application.located("serviceCodes", ApplicationReader::code);
        given.forEach(code -> codes.claim(id, code.value(), code.spot(), application));
        return given.stream().map(Located::value).toList();
    }

    private @Nullable ServiceCode recoveryCode(String id, Section application) {
        ServiceCode code = application.optional("recoveryCode", ApplicationReader::code);
        if (application.has("recoverWithin") && !application.has("recoveryCode")) {
            application.refuse(
                    "recoverWithin", "belongs to recoveryCode, which is missing; add it");
        }
        if (code != null) {
            codes.claim(id, code, application.at("recoveryCode"), application);
        }
        return code;
    }

    private static ServiceCode code(String text) {
        return CodeLedger.allottable(ServiceCode.parse(text));
    }
}
