package io.strowger.store.memory;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Predicate;

/** Takes what is over out of a collection, so many at most. */
final class Forgetting {

    private Forgetting() {}

    static <T> Future<Integer> forget(Collection<T> all, Predicate<T> over, int most) {
        int gone = 0;
        for (Iterator<T> each = all.iterator(); gone < most && each.hasNext(); ) {
            if (over.test(each.next())) {
                each.remove();
                gone++;
            }
        }
        return Future.succeededFuture(gone);
    }
}
