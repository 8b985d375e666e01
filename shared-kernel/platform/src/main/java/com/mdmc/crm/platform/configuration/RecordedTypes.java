package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent;
import com.mdmc.crm.domain.lead.LeadEngagementEvent;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.domain.user.AdministratorEvent;
import com.mdmc.crm.domain.user.TeamEvent;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
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
