package io.strowger.provision;

import static java.util.stream.Collectors.toSet;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.Provisioner.Outcome.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who owns what: asked when a file is read, and again in the transaction that applies it. Nothing
 * else works it out.
 *
 * @param account whether there is an account of this id
 * @param holder the id of the application that a service code leads to, or null when it is free
 * @param currency the currency of an account's purse, or null when it has none
 * @param credential the account that the same credential belongs to, or null when it is new
 */
public record ExistingProvisioning(
        Predicate<String> account,
        Function<ServiceCode, @Nullable String> holder,
        Function<String, @Nullable String> currency,
        Function<CredentialDefinition, @Nullable String> credential) {

    /** Where no account has a purse or a credential. */
    public ExistingProvisioning(
            Predicate<String> account, Function<ServiceCode, @Nullable String> holder) {
        this(account, holder, id -> null, one -> null);
    }

    /** Nothing is provisioned yet. */
    public static final ExistingProvisioning NOTHING =
            new ExistingProvisioning(id -> false, code -> null);

    /** What a file leaves behind: what those whom it names had before is theirs no longer. */
    public ExistingProvisioning with(ProvisionFile file) {
        Set<String> renewed = file.applications().stream().map(one -> one.id()).collect(toSet());
        Map<ServiceCode, String> codes = new HashMap<>();
        file.applications()
                .forEach(one -> one.allCodes().forEach(code -> codes.put(code, one.id())));
        ExistingProvisioning next = with(file.accounts());
        return new ExistingProvisioning(
                next.account,
                code -> codes.containsKey(code) ? codes.get(code) : unless(renewed, code),
                next.currency,
                credential);
    }

    private @Nullable String unless(Set<String> renewed, ServiceCode code) {
        String held = holder.apply(code);
        return held == null || renewed.contains(held) ? null : held;
    }

    /** What there is with these accounts. */
    public ExistingProvisioning with(List<AccountDefinition> accounts) {
        Map<String, AccountDefinition> more = new HashMap<>();
        accounts.forEach(one -> more.putIfAbsent(one.id(), one));
        return new ExistingProvisioning(
                id -> more.containsKey(id) || account.test(id),
                holder,
                id -> {
                    AccountDefinition one = more.get(id);
                    PurseDefinition purse = one == null ? null : one.purse();
                    return purse == null ? currency.apply(id) : purse.currency();
                },
                credential);
    }

    /** The first thing that two files of one start name both, or empty when there is none. */
    public static Optional<Refused> clash(List<ProvisionFile> files) {
        Map<EntityId, ProvisionFile> first = new HashMap<>();
        for (ProvisionFile file : files) {
            for (EntityId id : file.named().toList()) {
                ProvisionFile other = first.get(id);
                if (other != null) {
                    return Optional.of(clash(id, file, other));
                }
                first.put(id, file);
            }
        }
        return Optional.empty();
    }

    private static Refused clash(EntityId id, ProvisionFile file, ProvisionFile other) {
        return file.refused(
                id,
                "id: %s is named in %s, line %d, too; remove it from one of the files"
                        .formatted(id, other.source(), other.line(id)));
    }

    /** The first thing that stands against a file, or empty when nothing does. */
    public Optional<Refused> against(ProvisionFile file) {
        Set<String> accounts = file.accounts().stream().map(one -> one.id()).collect(toSet());
        Set<String> applications =
                file.applications().stream().map(one -> one.id()).collect(toSet());
        return Stream.concat(
                        file.accounts().stream()
                                .flatMap(one ->
                                        Stream.concat(
                                                credentials(file, one, accounts),
                                                purse(file, one))),
                        file.applications().stream()
                                .flatMap(one -> application(file, one, accounts, applications)))
                .findFirst();
    }

    private Stream<Refused> credentials(
            ProvisionFile file, AccountDefinition one, Set<String> accounts) {
        return IntStream.range(0, one.credentials().size())
                .filter(i -> isOthers(credential.apply(one.credentials().get(i)), accounts))
                .mapToObj(i ->
                        file.refused(
                                EntityId.credential(one.id(), i),
                                "credentials: another account has this credential; give account "
                                        + one.id()
                                        + " one of its own"));
    }

    /** A purse keeps its currency, because its ledger does. */
    private Stream<Refused> purse(ProvisionFile file, AccountDefinition one) {
        PurseDefinition purse = one.purse();
        String before = currency.apply(one.id());
        return purse == null || before == null || before.equals(purse.currency())
                ? Stream.of()
                : Stream.of(
                        file.refused(
                                new EntityId(EntityKind.ACCOUNT, one.id()),
                                "purse.currency: " + otherCurrency(one.id(), before)));
    }

    /** What is said to a file that gives a purse another currency. */
    public static String otherCurrency(String account, String before) {
        return "the purse of %s is in %s, and a purse keeps its currency"
                .formatted(account, before);
    }

    private Stream<Refused> application(
            ProvisionFile file,
            ApplicationDefinition one,
            Set<String> accounts,
            Set<String> applications) {
        String owner = one.terms().account();
        Stream<String> sentences =
                accounts.contains(owner) || account.test(owner)
                        ? takenCodes(one, applications)
                        : Stream.of("account: there is no account " + owner);
        return sentences.map(
                text -> file.refused(new EntityId(EntityKind.APPLICATION, one.id()), text));
    }

    private Stream<String> takenCodes(ApplicationDefinition one, Set<String> applications) {
        return one.allCodes()
                .filter(code -> isOthers(holder.apply(code), applications))
                .map(code ->
                        "%s: %s belongs to application %s already"
                                .formatted(
                                        code.equals(one.recoveryCode())
                                                ? "recoveryCode"
                                                : "serviceCodes",
                                        code,
                                        holder.apply(code)));
    }

    /** What belongs to one who is in the file himself is his no longer, unless the file says so. */
    private static boolean isOthers(@Nullable String held, Set<String> inFile) {
        return held != null && !inFile.contains(held);
    }
}
