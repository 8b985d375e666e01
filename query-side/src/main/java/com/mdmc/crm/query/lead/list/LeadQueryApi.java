package com.mdmc.crm.query.lead.list;

import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf.Past;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.http.EntityTag;
import com.mdmc.crm.query.lead.action.LeadAnswer;
import com.mdmc.crm.query.lead.search.LeadSearchTokens;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.list.Listed;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lead queries over HTTP. */
@RestController
@RequestMapping("/api/leads")
@AnsweredFrom("leads")
public class LeadQueryApi implements Listed {
    private final LeadReader leads;
    private final ListQueries lists;
    private final ListDefinition<LeadView> list;

    LeadQueryApi(LeadReader leads, ListQueries lists, ListDefinition<LeadView> list) {
        this.leads = leads;
        this.lists = lists;
        this.list = list;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return list;
    }

    /** The list leaves out archived and merged leads unless the query filters by {@code lifecycle.archived}. */
    @GetMapping
    @AnsweredFrom({"leads", LeadSearchTokens.NAME})
    ListPage<LeadView> list(@RequestParam MultiValueMap<String, String> parameters, Actor actor) {
        actor.require(Permission.LEADS_READ);
        parameters.putIfAbsent("lifecycle.archived", List.of("false"));
        ListPage<LeadView> page = lists.page(list, parameters, actor);
        return new ListPage<>(leads.decrypted(page.items(), actor), page.page());
    }

    @GetMapping("/{id}")
    ResponseEntity<LeadAnswer> one(@PathVariable String id, PointInTime when, Actor actor) {
        actor.require(Permission.LEADS_READ);
        if (when.isNow()) {
            LeadView lead = leads.decrypted(leads.encrypted(id, actor), actor);
            return ResponseEntity.ok()
                    .eTag(EntityTag.of(lead.version(), lead.beside()))
                    .body(LeadAnswer.of(lead, actor));
        }
        Past<LeadView> past = leads.at(id, actor, when);
        return ResponseEntity.ok()
                .header("X-Position", Long.toString(past.position()))
                .body(LeadAnswer.of(past.state(), actor));
    }
}
