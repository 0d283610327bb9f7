package io.strowger.provision.file;

import static io.strowger.config.yaml.Values.constant;
import static io.strowger.config.yaml.Values.id;
import static io.strowger.config.yaml.Values.line;
import static io.strowger.config.yaml.Values.truth;
import static io.strowger.config.yaml.Values.url;
import static io.strowger.config.yaml.Values.word;

import io.strowger.config.yaml.Section;
import io.strowger.core.model.Money;
import io.strowger.core.model.ServiceCode;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.AccountDefinition.Channel;
import io.strowger.provision.AccountDefinition.Checkout;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.EntityId;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.PurseDefinition;
import io.strowger.security.AddressRange;
import io.strowger.security.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entries under {@code accounts:}. */
final class AccountReader {

    private static final int LONGEST_NAME = 100;

    /** Has as many decimals as any: it stands in for a currency that is wrong. */
    static final String FINEST_CURRENCY = "CLF";

    /** An account that names no permission may be dialled and nothing more. */
    private static final List<String> DEFAULT_PERMISSIONS = List.of("ussd");

    private final UniquenessCheck<String> ids = new UniquenessCheck<>("id");
    private final CredentialReader credentials = new CredentialReader();
    private final ExistingProvisioning known;
    private final Map<EntityId, Integer> lines;

    /**
     * @param lines gets where the credentials stand
     */
    AccountReader(ExistingProvisioning known, Map<EntityId, Integer> lines) {
        this.known = known;
        this.lines = lines;
    }

    AccountDefinition read(Section account) {
        String id = account.required("id", id(), "");
        if (!id.isEmpty()) {
            ids.require(id, account, "id");
        }
        List<String> permissions = account.list("permissions", word("ussd", "push", "verify"));
        Section callbacks = account.section("callbacks");
        return new AccountDefinition(
                id,
                account.get("name", line(LONGEST_NAME), id),
                Set.copyOf(account.has("permissions") ? permissions : DEFAULT_PERMISSIONS),
                account.get("suspended", truth(), false),
                checkout(account),
                callbacks.list("allow", AddressRange::parse),
                callbackSecret(callbacks),
                account.list("shortCodes", AccountReader::shortCode),
                account.get("channel", constant(Channel.class), Channel.SMS),
                purse(id, account.optionalSection("purse")),
                credentials(id, account.sections("credentials")));
    }

    private List<CredentialDefinition> credentials(String account, List<Section> sections) {
        List<CredentialDefinition> read = new ArrayList<>();
        for (Section section : sections) {
            lines.putIfAbsent(EntityId.credential(account, read.size()), section.line());
            read.add(credentials.read(section));
        }
        return read;
    }

    private static @Nullable Checkout checkout(Section account) {
        Section checkout = account.optionalSection("checkout");
        if (checkout == null) {
            return null;
        }
        URI url = checkout.required("url", url(), URI.create("http://localhost/"));
        return new Checkout(url, CredentialReader.requiredSecret(checkout));
    }

    /** Unlike other secrets of ours it may be left out: callbacks are not signed then. */
    private static Secret callbackSecret(Section callbacks) {
        Secret secret = callbacks.secret("secret", CredentialReader.SHORTEST_SECRET);
        return secret == null ? new Secret("") : secret;
    }

    private @Nullable PurseDefinition purse(String id, @Nullable Section purse) {
        if (purse == null) {
            return null;
        }
        String currency = purse.required("currency", AccountReader::currency, FINEST_CURRENCY);
        String before = known.currency().apply(id);
        if (before != null && !before.equals(currency) && purse.has("currency")) {
            purse.refuse("currency", ExistingProvisioning.otherCurrency(id, before));
        }
        Money nothing = Money.zero(currency);
        return new PurseDefinition(
                currency,
                purse.get("openingBalance", text -> Money.parse(text, currency), nothing),
                PriceReader.read(purse, currency, nothing));
    }

    private static String currency(String text) {
        return Money.zero(text).currency();
    }

    private static String shortCode(String text) {
        ServiceCode code = ServiceCode.parse(text);
        if (code.segments().contains("*")) {
            throw new IllegalArgumentException(
                    "a short code has digits only, as 7782; what follows it is a keyword");
        }
        return CodeLedger.allottable(code).segments();
    }
}
