package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.LocalDate;

/** What a platform reported of a campaign's day, for the dashboards of the campaign's team. */
record PlatformFacts(CampaignId campaignId, Platform platform, String team) implements FigureFacts {

    @Override
    public Object recorded(LocalDate date, KnownDay day) {
        return new CampaignKpisRecorded(
                campaignId, platform, date, day.currency(), team, day.figures(), day.fetchedAt());
    }

    @Override
    public Object restated(LocalDate date, KnownDay before, KnownDay day) {
        return new CampaignKpisRestated(
                campaignId,
                platform,
                date,
                day.currency(),
                team,
                before.figures(),
                day.figures(),
                day.fetchedAt(),
                before.currencyUnless(day.currency()));
    }
}
