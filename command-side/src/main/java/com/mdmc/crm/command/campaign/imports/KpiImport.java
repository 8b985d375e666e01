package com.mdmc.crm.command.campaign.imports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.campaign.imports.KpiImportCommand.ConfirmKpiImport;
import com.mdmc.crm.command.campaign.imports.KpiImportCommand.PreviewKpiImport;
import com.mdmc.crm.command.campaign.imports.KpiImportCommand.ReverseKpiImport;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.KpiImportConfirmed;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.KpiImportPreviewed;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.KpiImportReversed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Aggregate of an import: previewed, then confirmed, then perhaps reversed. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class KpiImport {
    @AggregateIdentifier
    private String importId;

    private boolean confirmed;
    private boolean reversed;

    KpiImport() {}

    @CommandHandlerInterceptor
    Object guard(KpiImportCommand command, InterceptorChain decision) throws Exception {
        decision.proceed();
        return AggregateGuard.version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PreviewKpiImport command) {
        if (importId == null) {
            apply(new KpiImportPreviewed(
                    command.importId(),
                    command.platform(),
                    command.digest(),
                    command.fetchedAt(),
                    command.campaigns(),
                    command.days()));
        }
    }

    @CommandHandler
    void decide(ConfirmKpiImport command) {
        if (reversed) {
            throw Rejection.state("import-reversed");
        }
        // What was withheld at first may be recorded later; a mere repetition is not told again.
        if (!confirmed || command.days().recorded() + command.days().restated() > 0) {
            apply(new KpiImportConfirmed(importId, command.days()));
        }
    }

    @CommandHandler
    void decide(ReverseKpiImport command) {
        if (!reversed) {
            apply(new KpiImportReversed(importId, command.restored(), command.kept()));
        }
    }

    @EventSourcingHandler
    void evolve(KpiImportPreviewed event) {
        importId = event.importId();
    }

    @EventSourcingHandler
    void evolve(KpiImportConfirmed event) {
        confirmed = true;
    }

    @EventSourcingHandler
    void evolve(KpiImportReversed event) {
        reversed = true;
    }
}
