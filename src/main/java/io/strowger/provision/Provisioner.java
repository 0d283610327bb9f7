package io.strowger.provision;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/**
 * Changes what is provisioned, each time whole or not at all. Whatever is provisioned belongs to
 * the file that named it last (docs/operators/provisioning.md).
 */
public interface Provisioner {

    /** What came of a change. */
    sealed interface Outcome {

        /**
         * It is so.
         *
         * @param generation of what is provisioned now
         * @param differences what it took; empty when it was so before
         */
        record Applied(long generation, List<Difference> differences) implements Outcome {

            /** Whether it was not so before. */
            public boolean changed() {
                return !differences.isEmpty();
            }
        }

        /**
         * Nothing was changed.
         *
         * @param source the file, or empty when no file is at fault
         * @param line of the file, counted from 1
         * @param sentence what is wrong; it names the key
         */
        record Refused(String source, int line, String sentence) implements Outcome {

            /** A refusal that no file is at fault for. */
            public static Refused because(String sentence) {
                return new Refused("", 0, sentence);
            }

            @Override
            public String toString() {
                return source.isEmpty()
                        ? sentence
                        : "%s, line %d: %s".formatted(source, line, sentence);
            }
        }
    }

    /**
     * Makes what is provisioned as the file says: what it names becomes its own, and what it named
     * before and does not now is removed. What belongs to other files stays.
     */
    Future<Outcome> apply(ProvisionFile file);

    /** What {@link #apply} would come to; changes nothing. */
    Future<Outcome> preview(ProvisionFile file);

    /**
     * Applies all files that a start names, at once: what belongs to a start file and is in none of
     * them is removed.
     *
     * @param demo the demo of this release: what an earlier one provisioned of it without writing
     *     down the file is removed as well, unless a file names it
     */
    Future<Outcome> start(List<ProvisionFile> files, ProvisionFile demo);

    /**
     * Removes one thing.
     *
     * @param id of a credential, {@link CredentialDefinition#id} or the beginning of it
     */
    Future<Outcome> remove(EntityKind kind, String id);

    /**
     * What is provisioned beside a file, for who reads it.
     *
     * @param path {@link ProvisionFile#path} of the file
     */
    Future<ExistingProvisioning> known(String path);

    /**
     * What is provisioned beside the files of a start, for who reads the first of them.
     *
     * @param paths {@link ProvisionFile#path} of the files
     */
    Future<ExistingProvisioning> knownAtStart(Set<String> paths, ProvisionFile demo);
}
