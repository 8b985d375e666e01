package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.command.bus.TextSubjects;
import com.mdmc.crm.domain.id.CampaignId;

/** A command about a campaign; its texts tell of the campaign's client. */
public interface OfCampaign extends DomainCommand {

    CampaignId campaignId();

    @Override
    default String subject() {
        return campaignId().value();
    }

    @Override
    default String textSubject(TextSubjects others) {
        return others.of(this);
    }

    @Override
    default String resource() {
        return "campaign";
    }
}
