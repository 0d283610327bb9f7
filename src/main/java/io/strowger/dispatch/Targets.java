package io.strowger.dispatch;

import io.strowger.dialect.ApplicationSide;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The applications that have been called from this loop, forgotten when provisioning changes. */
final class Targets {

    private final DispatchContext context;
    private final Map<String, Target> known = new HashMap<>();
    private @Nullable Snapshot source;

    Targets(DispatchContext context) {
        this.context = context;
    }

    /** Null when the application is no longer provisioned. */
    @Nullable Target find(String application) {
        Snapshot now = context.snapshot().get();
        if (now != source) {
            source = now;
            known.clear();
        }
        Target target = known.get(application);
        return target == null ? make(now, application) : target;
    }

    /** Whether it is still provisioned: it may have gone since it was found. */
    boolean isThere(Target target) {
        return context.snapshot().get().application(target.application().terms().id()) != null;
    }

    private @Nullable Target make(Snapshot snapshot, String id) {
        ApplicationDefinition application = snapshot.application(id);
        if (application == null) {
            return null;
        }
        ApplicationSide side = context.dialects().application(application.terms().dialect());
        if (side == null) {
            return null;
        }
        Target target = Target.of(application, side.codec(), context.limiters().of(id));
        known.put(id, target);
        return target;
    }
}
