package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.WireEnum;

/** A provider whose API a user may have a key for. */
public enum ApiProvider implements WireEnum {
    BREVO("brevo"),
    SLACK("slack"),
    GOOGLE_ADS("googleAds"),
    META_ADS("metaAds");

    private final String wire;

    ApiProvider(String wire) {
        this.wire = wire;
    }

    /** The field name of the reference's {@code apiKeys}. */
    @Override
    public String wire() {
        return wire;
    }
}
