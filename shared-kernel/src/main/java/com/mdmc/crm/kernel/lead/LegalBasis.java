package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.WireEnum;

/** Why the agency may keep a person's data (GDPR, article 6). */
public enum LegalBasis implements WireEnum {
    CONSENT,
    CONTRACT,
    LEGITIMATE_INTEREST,
    LEGAL_OBLIGATION
}
