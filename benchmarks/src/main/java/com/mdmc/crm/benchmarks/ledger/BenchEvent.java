package com.mdmc.crm.benchmarks.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Events of about the size the CRM's are, and a state to snapshot. */
public sealed interface BenchEvent extends DomainEvent {

    String id();

    @Override
    @JsonIgnore
    default String subject() {
        return id();
    }

    /** What every append records. */
    record KpisReported(
            String id, String platform, Instant at, long impressions, long clicks, BigDecimal spend, List<String> tags)
            implements BenchEvent {}

    /** The state of an aggregate, as its snapshot keeps it. */
    record KpiTotal(String id, long impressions, long clicks, BigDecimal spend) implements BenchEvent {}
}
