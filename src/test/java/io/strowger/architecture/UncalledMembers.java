package io.strowger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Constructors and methods that no class among these calls or names. Left out is what is called by
 * others than its own house: what overrides or implements something, what a compiler made, and what
 * a record has by its components.
 */
final class UncalledMembers {

    private static final Set<String> OF_ENUMS = Set.of("values", "valueOf");
    private static final Set<String> OF_RECORDS = Set.of("equals", "hashCode", "toString");

    private UncalledMembers() {}

    /**
     * Names of class and member, with the package below the root, as {@code store.Tokens.issue}; a
     * constructor is named as its class.
     */
    static Set<String> in(JavaClasses classes, String root) {
        Set<String> found = new TreeSet<>();
        classes.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(UncalledMembers::isWritten)
                .filter(UncalledMembers::isUncalled)
                .filter(unit -> !(unit instanceof JavaMethod method && isInherited(method)))
                .forEach(unit -> found.add(name(unit, root)));
        return found;
    }

    private static String name(JavaCodeUnit unit, String root) {
        String owner = unit.getOwner().getName().substring(root.length() + 1).replace('$', '.');
        return unit instanceof JavaConstructor ? owner : owner + "." + unit.getName();
    }

    private static boolean isUncalled(JavaCodeUnit unit) {
        return unit.getAccessesToSelf().isEmpty()
                && switch (unit) {
                    case JavaMethod method -> method.getReferencesToSelf().isEmpty();
                    case JavaConstructor constructor -> constructor.getReferencesToSelf().isEmpty();
                    default -> false; // a static initializer
                };
    }

    /** Whether a person wrote it who wanted it called. */
    private static boolean isWritten(JavaCodeUnit unit) {
        Set<JavaModifier> modifiers = unit.getModifiers();
        JavaClass owner = unit.getOwner();
        boolean made =
                modifiers.contains(JavaModifier.SYNTHETIC)
                        || modifiers.contains(JavaModifier.BRIDGE)
                        || unit.getName().contains("$");
        boolean forbidden =
                unit instanceof JavaConstructor && modifiers.contains(JavaModifier.PRIVATE);
        return !made
                && !forbidden
                && !(owner.isEnum() && OF_ENUMS.contains(unit.getName()))
                && !(owner.isRecord() && isOfRecord(unit));
    }

    private static boolean isOfRecord(JavaCodeUnit unit) {
        return OF_RECORDS.contains(unit.getName())
                || (unit.getRawParameterTypes().isEmpty()
                        && unit.getOwner().tryGetField(unit.getName()).isPresent());
    }

    private static boolean isInherited(JavaMethod method) {
        JavaClass owner = method.getOwner();
        int parameters = method.getRawParameterTypes().size();
        return Stream.concat(
                        owner.getAllRawSuperclasses().stream(),
                        owner.getAllRawInterfaces().stream())
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(other ->
                        other.getName().equals(method.getName())
                                && other.getRawParameterTypes().size() == parameters);
    }
}
