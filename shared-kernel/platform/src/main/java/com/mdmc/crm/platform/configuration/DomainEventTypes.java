package com.mdmc.crm.platform.configuration;

import static com.mdmc.crm.ledger.serialization.Upcaster.field;
import static com.mdmc.crm.ledger.serialization.Upcaster.renamed;

import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.billing.DocumentSeriesEvent;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent;
import com.mdmc.crm.domain.lead.LeadBulkEvent;
import com.mdmc.crm.domain.lead.LeadEngagementEvent;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadImportEvent;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.operation.OperationEvent;
import com.mdmc.crm.domain.user.AdministratorEvent;
import com.mdmc.crm.domain.user.ApiTokenEvent;
import com.mdmc.crm.domain.user.TeamEvent;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcaster;
import com.mdmc.crm.ledger.serialization.Upcasters;
import java.util.List;
import java.util.function.UnaryOperator;

/** List of all event types and upcasters; no other type is ever stored or read. */
public final class DomainEventTypes {
    /** The sealed interfaces whose records are events. */
    public static final List<Class<?>> ROOTS = List.of(
            LeadEvent.class,
            LeadEngagementEvent.class,
            LeadBulkEvent.class,
            LeadImportEvent.class,
            IntakeFormEvent.class,
            CampaignEvent.class,
            CampaignKpisEvent.class,
            CreativeKpisEvent.class,
            KpiImportEvent.class,
            DocumentSeriesEvent.class,
            ExchangeRateEvent.class,
            UserEvent.class,
            AdministratorEvent.class,
            TeamEvent.class,
            ApiTokenEvent.class,
            NotificationEvent.class,
            OperationEvent.class,
            AccessEvent.class);

    private DomainEventTypes() {}

    /** Every event, under its alias. */
    public static EventTypes events() {
        return EventTypes.of(ROOTS.toArray(Class<?>[]::new));
    }

    /** The upcasters from every former name and revision of an event. */
    public static Upcasters upcasters() {
        return Upcasters.of(
                renamed("LeadDoubletAbsorbed", "LeadDuplicateMerged", field("doublet", "duplicateId")),
                Upcaster.of("LeadErased", "1", "2", field("doublets", "duplicateIds")),
                Upcaster.of("LeadErased", "2", "3", UnaryOperator.identity()),
                Upcaster.of("NotificationRaised", "1", "2", UnaryOperator.identity()),
                renamed("ExportBegun", "ExportStarted"),
                renamed("ExportEnded", "ExportCompleted"),
                renamed("ViewDiffered", "ViewMismatchDetected"));
    }
}
