package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.WireEnum;

/** What a campaign is for. */
public enum CampaignType implements WireEnum {
    ACQUISITION,
    CONVERSION,
    RETENTION,
    BRANDING
}
