package com.mdmc.crm.kernel.wiring;

import com.mdmc.crm.kernel.access.AccessEvent;
import com.mdmc.crm.kernel.campaign.CampaignEvent;
import com.mdmc.crm.kernel.campaign.CampaignKpisEvent;
import com.mdmc.crm.kernel.campaign.CreativeKpisEvent;
import com.mdmc.crm.kernel.campaign.ExchangeRateEvent;
import com.mdmc.crm.kernel.eventstore.serialization.EventTypes;
import com.mdmc.crm.kernel.eventstore.serialization.Upcasters;
import com.mdmc.crm.kernel.lead.LeadEngagementEvent;
import com.mdmc.crm.kernel.lead.LeadEvent;
import com.mdmc.crm.kernel.user.AdministratorEvent;
import com.mdmc.crm.kernel.user.TeamEvent;
import com.mdmc.crm.kernel.user.UserEvent;
import java.util.List;

/** The whole vocabulary of the ledger: nothing that is not listed here is ever written to it or read from it. */
public final class RecordedTypes {
    /** The sealed interfaces whose records are events. */
    public static final List<Class<?>> ROOTS = List.of(
            LeadEvent.class,
            LeadEngagementEvent.class,
            CampaignEvent.class,
            CampaignKpisEvent.class,
            CreativeKpisEvent.class,
            ExchangeRateEvent.class,
            UserEvent.class,
            AdministratorEvent.class,
            TeamEvent.class,
            AccessEvent.class);

    private RecordedTypes() {}

    /** Every event, under its alias. */
    public static EventTypes events() {
        return EventTypes.of(ROOTS.toArray(Class<?>[]::new));
    }

    /** How events of earlier revisions are brought to today's. */
    public static Upcasters upcasters() {
        return Upcasters.none();
    }
}
