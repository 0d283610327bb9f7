package io.strowger.provision;

/** Names an account, a network, an application or a credential. */
public record EntityId(EntityKind kind, String id) {

    /** A credential of a file, by its place among those of its account. */
    public static EntityId credential(String account, int index) {
        return new EntityId(EntityKind.CREDENTIAL, account + " " + index);
    }

    @Override
    public String toString() {
        return kind.word() + " " + id;
    }
}
