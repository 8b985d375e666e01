package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.LocalDate;

/** What a platform reported of a single creative's day; the platform's own figures of that day contain it. */
record CreativeKpiEvents(CampaignId campaignId, String creativeId) implements KpiEvents {

    @Override
    public Object recorded(LocalDate date, RecordedDay day) {
        return new CampaignCreativeKpisRecorded(
                campaignId, creativeId, date, day.currency(), day.figures(), day.fetchedAt());
    }

    @Override
    public Object restated(LocalDate date, RecordedDay before, RecordedDay day) {
        return new CampaignCreativeKpisRestated(
                campaignId,
                creativeId,
                date,
                day.currency(),
                before.figures(),
                day.figures(),
                day.fetchedAt(),
                before.currencyUnless(day.currency()));
    }
}
