package io.strowger.provision.file;

import io.strowger.config.yaml.Section;
import io.strowger.config.yaml.SourceLocation;
import io.strowger.core.model.ServiceCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which application of a file gets which code, so that no code goes to two of them. */
final class CodeLedger {

    private record Claim(
            String application, ServiceCode code, SourceLocation spot, Section entry) {}

    private final Map<ServiceCode, Claim> first = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Set<String> applications = new HashSet<>();

    /** A code that may be given to an application. */
    static ServiceCode allottable(ServiceCode code) {
        if (code.reserved()) {
            throw new IllegalArgumentException(
                    "handsets act on this code themselves; choose another");
        }
        return code;
    }

    /** Writes down that the application gets a code, or refuses it when it is taken. */
    void claim(String application, ServiceCode code, SourceLocation spot, Section entry) {
        Claim claim = new Claim(application, code, spot, entry);
        applications.add(application);
        claims.add(claim);
        Claim other = first.putIfAbsent(code, claim);
        if (other != null) {
            entry.refuse(spot, clash(code, other));
        }
    }

    private static String clash(ServiceCode code, Claim other) {
        return code.dial()
                + " is taken in line "
                + other.spot().line()
                + " by "
                + other.spot().path()
                + "; choose another code";
    }

    /** Refuses codes that lead to applications which the file does not provision anew. */
    void refuseHeld(Function<ServiceCode, @Nullable String> holder) {
        for (Claim claim : claims) {
            String held = holder.apply(claim.code());
            if (held != null && !applications.contains(held)) {
                claim.entry()
                        .refuse(
                                claim.spot(),
                                claim.code().dial()
                                        + " leads to "
                                        + held
                                        + "; choose another code");
            }
        }
    }
}
