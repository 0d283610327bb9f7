package io.strowger.provision;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * One thing that a change does to what is provisioned. It names keys and never their values, so
 * that it can be shown to anybody.
 *
 * @param id of the account, network, application or credential
 * @param details for {@link Action#CHANGED} the keys of the file, for {@link Action#MOVED} the file
 *     it comes from and the one it goes to, for {@link Action#KEPT} the ids of the applications
 *     that need it; else empty
 */
public record Difference(EntityKind kind, String id, Action action, List<String> details) {

    /** What happens to it. */
    public enum Action {
        ADDED,
        CHANGED,
        /** Another file names it from now on; its credentials, tokens and sessions go on. */
        MOVED,
        REMOVED,
        /** No file names it any more, but an application needs it. */
        KEPT,
        /** It was provisioned before files were written down, and no file names it. */
        UNCLAIMED
    }

    /** In a sentence without its full stop. */
    @Override
    public String toString() {
        return kind.word() + " " + id + " " + predicate();
    }

    private String predicate() {
        return switch (action) {
            case ADDED -> "is added";
            case CHANGED -> "changes: " + String.join(", ", details);
            case MOVED -> details.stream().collect(joining(" to ", "moves from ", ""));
            case REMOVED -> "is removed";
            case KEPT -> "stays, because it has application " + String.join(", ", details);
            case UNCLAIMED -> "is named by no file";
        };
    }
}
