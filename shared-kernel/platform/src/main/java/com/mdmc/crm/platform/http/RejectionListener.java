package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.Rejection;
import jakarta.servlet.http.HttpServletRequest;

/** Listener that is called for every rejected request before it is answered. */
@FunctionalInterface
public interface RejectionListener {

    void refused(HttpServletRequest request, Rejection rejection);
}
