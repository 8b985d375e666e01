package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.list.Listed;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit for auditors: its list, single entries, and chains of correlated entries. */
@RestController
@RequestMapping("/api/audit")
@AnsweredFrom(AuditWriter.NAME)
class AuditQueryApi implements Listed {
    private static final int LONGEST_CHAIN = 1000;

    private final ListQueries lists;
    private final Views views;
    private final AuditedValues values;
    private final StatesAsOf past;
    private final AuditDecryption opening;

    AuditQueryApi(ListQueries lists, Views views, AuditedValues values, StatesAsOf past, AuditDecryption opening) {
        this.lists = lists;
        this.views = views;
        this.values = values;
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

    /** With {@code at} or {@code atPosition}: the list as it was then. */
    @GetMapping
    ListPage<AuditEntry> list(@RequestParam MultiValueMap<String, String> parameters, PointInTime when, Actor actor) {
        actor.require(Permission.ADMIN_AUDIT);
        ListPage<AuditEntry> page = lists.page(AuditConfiguration.LIST, AuditQuery.of(parameters, when, past), actor);
        return new ListPage<>(opening.of(page.items(), actor), page.page());
    }

    @GetMapping("/{id}")
    AuditEntry entry(@PathVariable String id, Actor actor) {
        actor.require(Permission.ADMIN_AUDIT);
        return values.filledIn(opening.of(List.of(found(id)), actor).get(0), actor);
    }

    /**
     * All entries with the correlation id of one request: its command, the commands of policies, and rejections, in
     * order.
     */
    @GetMapping("/{id}/chain")
    List<AuditEntry> chain(@PathVariable String id, Actor actor) {
        actor.require(Permission.ADMIN_AUDIT);
        String correlation = found(id).correlationId();
        List<AuditEntry> chain = correlation == null
                ? List.of(found(id))
                : views.find(
                        AuditConfiguration.ENTRIES,
                        Filters.eq("correlationId", correlation),
                        Sorts.ascending("position"),
                        LONGEST_CHAIN);
        return opening.of(chain, actor);
    }

    private AuditEntry found(String id) {
        return views.find(AuditConfiguration.ENTRIES, id).orElseThrow(Rejection::notFound);
    }
}
