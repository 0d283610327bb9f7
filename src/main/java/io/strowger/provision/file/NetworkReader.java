package io.strowger.provision.file;

import static io.strowger.config.yaml.Values.duration;
import static io.strowger.config.yaml.Values.id;
import static io.strowger.config.yaml.Values.line;
import static io.strowger.config.yaml.Values.number;
import static io.strowger.config.yaml.Values.truth;
import static io.strowger.config.yaml.Values.url;
import static io.strowger.config.yaml.Values.word;

import io.strowger.config.TextsReader;
import io.strowger.config.yaml.Located;
import io.strowger.config.yaml.Section;
import io.strowger.config.yaml.SourceLocation;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Texts;
import io.strowger.dialect.Dialects;
import io.strowger.dialect.NetworkSide;
import io.strowger.numbering.Numbering;
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Outbound;
import io.strowger.security.Credential;
import io.strowger.security.Secret;
import io.strowger.security.WebhookSignature;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the entries under {@code networks:}. */
final class NetworkReader {

    private static final Pattern PREFIX = Pattern.compile("[1-9][0-9]{0,14}");
    private static final int LONGEST_OPERATOR = 64;
    private static final int MOST_REQUESTS = 10_000_000;
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration LONGEST_IDLE = Duration.ofHours(1);

    private final Texts fallback;
    private final Dialects dialects;
    private final Map<String, ConnectorTraits> connectors = new LinkedHashMap<>();
    private final UniquenessCheck<String> ids = new UniquenessCheck<>("id");
    private final Map<String, SourceLocation> prefixes = new HashMap<>();

    NetworkReader(Texts fallback, Dialects dialects, List<ConnectorTraits> known) {
        this.fallback = fallback;
        this.dialects = dialects;
        known.forEach(connector -> connectors.put(connector.name(), connector));
    }

    NetworkDefinition read(Section network) {
        String id = network.required("id", id(), "");
        if (!id.isEmpty()) {
            ids.require(id, network, "id");
        }
        String name =
                network.required("connector", word(connectors.keySet().toArray(String[]::new)), "");
        ConnectorTraits connector = connectors.get(name);
        return new NetworkDefinition(
                terms(id, network),
                name,
                dialect(network, connector),
                network.get("country", NetworkReader::country, ""),
                prefixes(network),
                secret(network, connector),
                network.get("requestsPerSecond", number(0, MOST_REQUESTS), 0),
                webhookSecret(network, connector),
                outbound(network, connector),
                strict(network, connector),
                false,
                false);
    }

    private NetworkTerms terms(String id, Section network) {
        NetworkTerms terms =
                new NetworkTerms(
                        id,
                        network.get("operator", line(LONGEST_OPERATOR), id),
                        network.get("idleWithin", duration(LONGEST_IDLE), IDLE).toMillis(),
                        TextsReader.read(network.section("texts"), fallback));
        return network.get("sequence", word("checked", "ignored"), "checked").equals("ignored")
                ? terms.ignoringSequence()
                : terms;
    }

    private String dialect(Section network, @Nullable ConnectorTraits connector) {
        if (connector != null && connector.speaksDialects()) {
            return network.required("dialect", word(dialects.ofNetworks()), "");
        }
        refuseWithoutDialects(network, "dialect", connector);
        return network.get("dialect", text -> text, "");
    }

    private boolean strict(Section network, @Nullable ConnectorTraits connector) {
        refuseWithoutDialects(network, "strict", connector);
        return network.get("strict", truth(), false);
    }

    /** Refuses a key that has a meaning only where networks speak dialects. */
    private void refuseWithoutDialects(
            Section network, String key, @Nullable ConnectorTraits connector) {
        if (network.has(key) && connector != null && !connector.speaksDialects()) {
            String others =
                    connectors.values().stream()
                            .filter(ConnectorTraits::speaksDialects)
                            .map(ConnectorTraits::name)
                            .collect(Collectors.joining(" or "));
            network.refuse(key, "belongs to the connector " + others + "; remove it");
        }
    }

    private static @Nullable Credential secret(
            Section network, @Nullable ConnectorTraits connector) {
        Secret secret =
                connector != null && connector.speaksDialects() && !network.has("webhookSecret")
                        ? CredentialReader.requiredSecret(network)
                        : network.secret("secret", CredentialReader.SHORTEST_SECRET);
        return secret == null ? null : Credential.of(secret);
    }

    private @Nullable Secret webhookSecret(Section network, @Nullable ConnectorTraits connector) {
        Secret secret = network.secret("webhookSecret", CredentialReader.SHORTEST_SECRET);
        refuseWithoutDialects(network, "webhookSecret", connector);
        if (secret != null && !WebhookSignature.isKey(secret.reveal())) {
            network.refuse("webhookSecret", "must be base64 behind whsec_");
        }
        return secret;
    }

    private @Nullable Outbound outbound(Section network, @Nullable ConnectorTraits connector) {
        URI url = network.optional("url", url());
        URI notifyUrl = network.optional("notifyUrl", url());
        Secret secret = network.secret("outboundSecret", CredentialReader.SHORTEST_SECRET);
        String dialect = network.get("dialect", text -> text, "");
        NetworkSide side = dialects.network(dialect);
        if (!network.has("url")) {
            needsUrl(network, "outboundSecret");
            needsUrl(network, "notifyUrl");
        } else if (connector != null && !connector.speaksDialects()) {
            refuseWithoutDialects(network, "url", connector);
        } else if (side != null && side.submit() == null) {
            network.refuse("url", "nothing can be sent to a network that speaks " + dialect);
        } else if (!network.has("outboundSecret")) {
            network.refuse("outboundSecret", "is missing; add what the network wants to be shown");
        }
        return url == null || secret == null ? null : new Outbound(url, secret, notifyUrl);
    }

    private static void needsUrl(Section network, String key) {
        if (network.has(key)) {
            network.refuse(key, "belongs to url, which is missing; add it");
        }
    }

    private static String country(String text) {
        if (text.length() != 2 || !Numbering.supports(text)) {
            throw new IllegalArgumentException(
                    "unknown country; use an ISO 3166 code of two letters such as GH");
        }
        return text.toUpperCase(Locale.ROOT);
    }

    private List<String> prefixes(Section network) {
        List<Located<String>> given = network.located("prefixes", NetworkReader::prefix);
        for (Located<String> prefix : given) {
            SourceLocation first = prefixes.putIfAbsent(prefix.value(), prefix.spot());
            if (first != null) {
                network.refuse(
                        prefix.spot(),
                        "the prefix is taken in line " + first.line() + "; remove one");
            }
        }
        return given.stream().map(Located::value).toList();
    }

    private static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be the first digits of an international number, as 233, without +");
        }
        return text;
    }
}
