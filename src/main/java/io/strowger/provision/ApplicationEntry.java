package io.strowger.provision;

/**
 * An application of a provisioning file.
 *
 * @param line where it stands in the file
 * @param prices what a push costs where it is not what the account pays otherwise
 */
public record ApplicationEntry(int line, ApplicationDefinition definition, PriceList prices) {

    public String id() {
        return definition.terms().id();
    }
}
