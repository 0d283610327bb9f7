package io.strowger.provision;

/**
 * An application of a provisioning file.
 *
 * @param line where it stands in the file
 * @param prices what a push costs where it is not what the account pays otherwise
 */
public record ApplicationEntry(int line, ApplicationDefinition definition, PriceList prices) {

    /** An application whose pushes cost what its account pays. */
    public ApplicationEntry(int line, ApplicationDefinition definition) {
        this(line, definition, PriceList.NONE);
    }

    public String id() {
        return definition.terms().id();
    }
}
