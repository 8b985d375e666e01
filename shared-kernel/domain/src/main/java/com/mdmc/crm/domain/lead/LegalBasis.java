package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** Why the agency may keep a person's data (GDPR, article 6). */
public enum LegalBasis implements WireEnum {
    CONSENT,
    CONTRACT,
    LEGITIMATE_INTEREST,
    LEGAL_OBLIGATION
}
