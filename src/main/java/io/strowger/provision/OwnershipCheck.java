package io.strowger.provision;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.Provisioner.Outcome.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who holds what a file may not take from others. A file was read against what was provisioned
 * then; this is asked again in the transaction that applies it.
 *
 * @param known accounts and codes
 * @param credential the account that the same credential belongs to, or null when it is new
 */
public record OwnershipCheck(
        ExistingProvisioning known, Function<CredentialEntry, @Nullable String> credential) {

    /** The first thing that stands against a file, or empty when nothing does. */
    public Optional<Refused> against(ProvisionFile file) {
        Set<String> accounts =
                file.accounts().stream().map(AccountEntry::id).collect(Collectors.toSet());
        Set<String> applications =
                file.applications().stream().map(ApplicationEntry::id).collect(Collectors.toSet());
        return Stream.concat(
                        file.accounts().stream()
                                .flatMap(account ->
                                        Stream.concat(
                                                credentials(file, account, accounts),
                                                purse(file, account).stream())),
                        file.applications().stream()
                                .flatMap(one -> application(file, one, accounts, applications)))
                .findFirst();
    }

    private Stream<Refused> credentials(
            ProvisionFile file, AccountEntry account, Set<String> accounts) {
        return account.credentials().stream()
                .filter(entry -> isOthers(credential.apply(entry), accounts))
                .map(entry ->
                        new Refused(
                                file.source(),
                                entry.line(),
                                "credentials: another account has this credential; give account "
                                        + account.id()
                                        + " one of its own"));
    }

    /** A purse keeps its currency, because its ledger does. */
    private Optional<Refused> purse(ProvisionFile file, AccountEntry account) {
        PurseEntry purse = account.purse();
        String before = known.currency().apply(account.id());
        return purse == null || before == null || before.equals(purse.currency())
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                file.source(),
                                account.line(),
                                "purse.currency: " + otherCurrency(account.id(), before)));
    }

    /** What is said to a file that gives a purse another currency. */
    public static String otherCurrency(String account, String before) {
        return "the purse of %s is in %s, and a purse keeps its currency"
                .formatted(account, before);
    }

    private Stream<Refused> application(
            ProvisionFile file,
            ApplicationEntry entry,
            Set<String> accounts,
            Set<String> applications) {
        String account = entry.definition().terms().account();
        boolean unknown = !accounts.contains(account) && !known.account().test(account);
        Stream<String> sentences =
                unknown
                        ? Stream.of("account: there is no account " + account)
                        : takenCodes(entry.definition().codes(), applications);
        return sentences.map(text -> new Refused(file.source(), entry.line(), text));
    }

    private Stream<String> takenCodes(List<ServiceCode> codes, Set<String> applications) {
        return codes.stream()
                .filter(code -> isOthers(known.holder().apply(code), applications))
                .map(code ->
                        "serviceCodes: %s belongs to application %s already"
                                .formatted(code, known.holder().apply(code)));
    }

    /** What belongs to one who is in the file himself is his no longer, unless the file says so. */
    private static boolean isOthers(@Nullable String holder, Set<String> inFile) {
        return holder != null && !inFile.contains(holder);
    }
}
