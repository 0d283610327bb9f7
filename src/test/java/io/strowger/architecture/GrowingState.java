package io.strowger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.strowger.limits.SlidingWindows;
import io.vertx.core.http.HttpClient;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/**
 * The fields of classes that may hold more and more: collections and maps of whatever kind, arrays
 * of more than bytes or characters, links of a chain, pools with a queue of those who wait.
 *
 * <p>Left out are components of records whose type is a plain list, set or map: they are values,
 * held by whoever holds the record; and constants whose value cannot be changed.
 */
final class GrowingState {

    private static final List<Class<?>> GROWING =
            List.of(
                    Map.class,
                    Collection.class,
                    SlidingWindows.class,
                    HttpClient.class,
                    Executor.class);
    private static final Set<Class<?>> VALUES =
            Set.of(List.class, Set.class, Map.class, Collection.class);

    private GrowingState() {}

    /** Names of class and field, with the package below the root, as {@code session.Legs.open}. */
    static Set<String> in(JavaClasses classes, String root) {
        Set<String> found = new TreeSet<>();
        classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .flatMap(type -> type.getFields().stream())
                .filter(GrowingState::mayGrow)
                .forEach(field -> found.add(name(field, root)));
        return found;
    }

    private static String name(JavaField field, String root) {
        String owner = field.getOwner().getName();
        return owner.substring(root.length() + 1).replace('$', '.') + "." + field.getName();
    }

    private static boolean mayGrow(JavaField field) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (modifiers.contains(JavaModifier.SYNTHETIC) || field.getName().contains("$")) {
            return false;
        }
        boolean isStatic = modifiers.contains(JavaModifier.STATIC);
        JavaClass type = field.getRawType();
        if (type.equals(field.getOwner())) {
            return !isStatic;
        }
        if (type.isArray()) {
            return isTable(type.getComponentType()) && !(isStatic && isConstant(field));
        }
        boolean growing = GROWING.stream().anyMatch(type::isAssignableTo);
        return growing && !isValue(field) && !(isStatic && isConstant(field));
    }

    private static boolean isTable(JavaClass component) {
        return !component.isEquivalentTo(byte.class) && !component.isEquivalentTo(char.class);
    }

    private static boolean isValue(JavaField field) {
        return field.getOwner().isAssignableTo(Record.class)
                && VALUES.stream().anyMatch(field.getRawType()::isEquivalentTo);
    }

    private static boolean isConstant(JavaField field) {
        try {
            Class<?> owner = field.getOwner().reflect();
            Field reflected = owner.getDeclaredField(field.getName());
            reflected.setAccessible(true);
            Object value = reflected.get(null);
            return value != null && cannotChange(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static boolean cannotChange(Object value) {
        String type = value.getClass().getName();
        return value.getClass().isArray()
                || type.startsWith("java.util.ImmutableCollections")
                || type.startsWith("java.util.Collections$");
    }
}
