package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.query.export.Export;
import com.mdmc.crm.query.export.Exports;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Listed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Export of the audit, with the filters and sorts of its list. */
@RestController
@RequestMapping("/api/audit/export")
@AnsweredFrom(AuditWriter.NAME)
class AuditExportApi implements Listed {
    private final Exports exports;
    private final StatesAsOf past;
    private final AuditDecryption opening;

    AuditExportApi(Exports exports, StatesAsOf past, AuditDecryption opening) {
        this.exports = exports;
        this.past = past;
        this.opening = opening;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return AuditConfiguration.LIST;
    }

    @Override
    public boolean hasPeriod() {
        return true;
    }

    @Override
    public boolean isPaged() {
        return false;
    }

    @GetMapping
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            PointInTime when,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestContext context)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Actor actor = context.actor();
        actor.require(Permission.ADMIN_AUDIT);
        exports.answer(
                new Export<>(
                        "audit", "audit", AuditConfiguration.LIST, page -> opening.of(page, actor), AuditColumns.ALL),
                AuditQuery.of(parameters, when, past),
                request,
                response,
                context);
    }
}
