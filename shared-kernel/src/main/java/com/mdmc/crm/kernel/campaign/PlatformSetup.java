package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.Platform;

/** One platform a campaign runs on, and whether it is switched on. */
public record PlatformSetup(Platform name, boolean isActive) {}
