package com.mdmc.crm.command.campaign;

import com.mdmc.crm.kernel.value.CampaignId;

/** Daily figures that are decided on together; its text is the name of their stream. */
public sealed interface FigureMonth permits KpisCommand.KpisMonth, CreativeKpisCommand.CreativeMonth {

    CampaignId campaignId();
}
