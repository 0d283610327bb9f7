package io.strowger;

/** The command line. */
public final class Main {
    private Main() {}

    /** Prints the version, the only command there is so far. */
    public static void main(String[] args) {
        String version = Main.class.getPackage().getImplementationVersion();
        System.out.println("strowger " + (version == null ? "(not packaged)" : version));
    }
}
