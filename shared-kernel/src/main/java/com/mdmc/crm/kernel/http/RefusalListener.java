package com.mdmc.crm.kernel.http;

import com.mdmc.crm.kernel.Rejection;
import jakarta.servlet.http.HttpServletRequest;

/** Hears of every request that is turned down, before the caller does. */
@FunctionalInterface
public interface RefusalListener {

    void refused(HttpServletRequest request, Rejection rejection);
}
