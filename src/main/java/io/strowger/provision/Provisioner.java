package io.strowger.provision;

import io.vertx.core.Future;

/** Applies provisioning files, each whole or not at all. */
public interface Provisioner {

    /** What came of a file. */
    sealed interface Outcome {

        /**
         * All that the file says is so.
         *
         * @param generation of what is provisioned now
         * @param changed false when it was so before
         */
        record Applied(long generation, boolean changed) implements Outcome {}

        /**
         * Nothing of the file was applied.
         *
         * @param line of the file, counted from 1
         * @param sentence what is wrong; it names the key
         */
        record Refused(String source, int line, String sentence) implements Outcome {
            @Override
            public String toString() {
                return "%s, line %d: %s".formatted(source, line, sentence);
            }
        }
    }

    /**
     * Makes what is provisioned as the file says. What the file does not name stays; the
     * credentials of its accounts and the codes of its applications become those of the file.
     */
    Future<Outcome> apply(ProvisionFile file);

    /** What is provisioned, for the reader of the next file. */
    Future<ExistingProvisioning> known();
}
