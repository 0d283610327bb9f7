package io.strowger;

import java.lang.reflect.InvocationTargetException;

/**
 * The entry point of the jar, kept in Java 8 bytecode so that any Java can run it: it hands over to
 * {@code io.strowger.Main}, or says in one line which Java is needed.
 */
public final class Launcher {
    /** The oldest Java that {@code Main} runs on. */
    static final int NEEDED_JAVA = 25;

    /** "Configuration error" in sysexits.h. */
    static final int EXIT_CONFIGURATION = 78;

    private Launcher() {}

    public static void main(String[] args) throws Throwable {
        String javaVersion = System.getProperty("java.specification.version");
        if (featureVersion(javaVersion) < NEEDED_JAVA) {
            System.err.println(refusal(javaVersion, System.getProperty("java.home")));
            System.exit(EXIT_CONFIGURATION);
        }
        try {
            Class.forName("io.strowger.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException thrownByMain) {
            throw thrownByMain.getCause();
        }
    }

    /** The sentence for a Java that is too old. */
    static String refusal(String javaVersion, String javaHome) {
        return "strowger needs Java "
                + NEEDED_JAVA
                + " or newer; this is Java "
                + featureVersion(javaVersion)
                + " ("
                + javaHome
                + "). Run scripts/strowger, which finds one that fits, or name such a java in full.";
    }

    /** 8 for the specification version "1.8", 25 for "25". */
    static int featureVersion(String specificationVersion) {
        String feature =
                specificationVersion.startsWith("1.")
                        ? specificationVersion.substring(2)
                        : specificationVersion;
        return Integer.parseInt(feature);
    }
}
