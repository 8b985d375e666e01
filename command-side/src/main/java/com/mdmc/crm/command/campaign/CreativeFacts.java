package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.LocalDate;

/** What a platform reported of a single creative's day; the platform's own figures of that day contain it. */
record CreativeFacts(CampaignId campaignId, String creativeId) implements FigureFacts {

    @Override
    public Object recorded(LocalDate date, KnownDay day) {
        return new CampaignCreativeKpisRecorded(
                campaignId, creativeId, date, day.currency(), day.figures(), day.fetchedAt());
    }

    @Override
    public Object restated(LocalDate date, KnownDay before, KnownDay day) {
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
