package com.mdmc.crm.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Origins of routes that pages of others call, in place of those of the setting. */
public interface PublicOrigins {

    /** The only origins of a route; empty for a route that is not one of these. */
    Optional<List<String>> of(HttpServletRequest request);
}
