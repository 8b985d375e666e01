package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.Rejection;
import jakarta.servlet.http.HttpServletRequest;

/** Hears of every request that is turned down, before the caller does. */
@FunctionalInterface
public interface RejectionListener {

    void refused(HttpServletRequest request, Rejection rejection);
}
