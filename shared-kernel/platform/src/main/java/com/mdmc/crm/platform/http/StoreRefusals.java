package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.ledger.append.AppendFailedException;
import com.mdmc.crm.ledger.append.UnwritableStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The problem a caller is answered with when the store takes no writes; nothing was done then. */
final class StoreRefusals {
    private static final int RETRY_AFTER_SECONDS = 10;

    private StoreRefusals() {}

    /** Empty if the failure is another, or it is not known what became of the write. */
    static Optional<Rejection> of(Throwable failure) {
        List<Throwable> causes =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        boolean isUnknown = causes.stream()
                .anyMatch(cause -> cause instanceof AppendFailedException failed && !failed.isOutcomeKnown());
        return isUnknown
                ? Optional.empty()
                : causes.stream()
                        .flatMap(cause -> UnwritableStore.of(cause).stream())
                        .findFirst()
                        .map(StoreRefusals::rejection);
    }

    private static Rejection rejection(UnwritableStore store) {
        String code = store == UnwritableStore.FULL ? "store-full" : "store-read-only";
        return new Rejection(Kind.UNAVAILABLE, code, Map.of("retryAfter", RETRY_AFTER_SECONDS), List.of());
    }
}
