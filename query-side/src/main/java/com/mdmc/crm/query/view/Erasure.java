package com.mdmc.crm.query.view;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.fold.EventEnvelope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The erasure of a person's data: when, by whom, why and where in the ledger. */
@NullMarked
@Schema(name = "Erasure")
public record Erasure(
        Instant erasedAt,
        @Nullable UserId erasedBy,
        @Nullable PersonalText reason,
        long position) {

    /** The erasure that an event records. */
    public static <E extends DomainEvent> Erasure of(EventEnvelope<E> erased, PersonalText reason) {
        return new Erasure(erased.time(), erased.actor(), reason, erased.position());
    }
}
