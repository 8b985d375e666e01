package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.WireEnum;

/** What a note on a campaign is about. */
public enum CampaignNoteType implements WireEnum {
    NOTE,
    OPTIMIZATION,
    ISSUE,
    REVIEW
}
