package io.strowger.provision;

/**
 * An application of a provisioning file.
 *
 * @param line where it stands in the file
 */
public record ApplicationEntry(int line, ApplicationDefinition definition) {

    public String id() {
        return definition.terms().id();
    }
}
