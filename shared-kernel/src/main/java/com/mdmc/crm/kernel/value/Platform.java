package com.mdmc.crm.kernel.value;

/** Where a campaign advertises. */
public enum Platform implements WireEnum {
    YOUTUBE,
    SPOTIFY,
    META,
    TIKTOK,
    GOOGLE
}
