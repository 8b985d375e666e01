package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.WireEnum;

/** What a note on a campaign is about. */
public enum CampaignNoteType implements WireEnum {
    NOTE,
    OPTIMIZATION,
    ISSUE,
    REVIEW
}
