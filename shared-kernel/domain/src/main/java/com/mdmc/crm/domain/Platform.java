package com.mdmc.crm.domain;

/** Where a campaign advertises. */
public enum Platform implements WireEnum {
    YOUTUBE,
    SPOTIFY,
    META,
    TIKTOK,
    GOOGLE
}
