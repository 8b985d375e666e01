package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormCreated;
import com.mdmc.crm.platform.edge.PublicOrigins;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The origins of a form, for the routes that its pages call. */
record IntakeOrigins(IntakeForms forms) implements PublicOrigins {
    private static final String ROUTE = "/api/intake/";

    @Override
    public Optional<List<String>> of(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!path.startsWith(ROUTE)) {
            return Optional.empty();
        }
        String key = path.substring(ROUTE.length()).split("/", 2)[0];
        return Optional.of(forms.inUse(key).map(IntakeFormCreated::origins).orElse(List.of()));
    }
}
