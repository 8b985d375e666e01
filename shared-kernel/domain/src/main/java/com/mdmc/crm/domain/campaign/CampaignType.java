package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.WireEnum;

/** What a campaign is for. */
public enum CampaignType implements WireEnum {
    ACQUISITION,
    CONVERSION,
    RETENTION,
    BRANDING
}
