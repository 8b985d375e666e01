package com.mdmc.crm.query.audit;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.access.Visibility;
import com.mdmc.crm.kernel.privacy.Privacy;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.value.UserId;
import com.mdmc.crm.query.access.Readers;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.Listed;
import com.mdmc.crm.query.list.Lists;
import com.mdmc.crm.query.view.Views;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit as auditors read it. */
@RestController
@RequestMapping("/api/audit")
@AnsweredFrom(AuditWriter.NAME)
class AuditQueryApi implements Listed {
    private final Lists lists;
    private final Views views;
    private final Privacy privacy;

    AuditQueryApi(Lists lists, Views views, Privacy privacy) {
        this.lists = lists;
        this.views = views;
        this.privacy = privacy;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return AuditConfiguration.LIST;
    }

    @GetMapping
    ListPage<AuditEntry> list(@RequestParam MultiValueMap<String, String> parameters) {
        Actor actor = auditor();
        Map<String, List<String>> question = new LinkedHashMap<>(parameters);
        // The audit's period is called by its short names.
        rename(question, "from", "createdAt.from");
        rename(question, "to", "createdAt.to");
        ListPage<AuditEntry> page = lists.page(AuditConfiguration.LIST, question, actor);
        List<AuditEntry> items =
                page.items().stream().map(entry -> masked(entry, actor)).toList();
        return privacy.openAll(new ListPage<>(items, page.page()));
    }

    @GetMapping("/{id}")
    AuditEntry entry(@PathVariable String id) {
        Actor actor = auditor();
        return views.find(AuditConfiguration.ENTRIES, id)
                .map(entry -> privacy.openAll(masked(entry, actor)))
                .orElseThrow(Rejection::notFound);
    }

    // From where and with what somebody works is theirs, and known to whoever administers users.
    private static AuditEntry masked(AuditEntry entry, Actor reader) {
        Visibility reach = Visibility.ofStaffInTheClear(reader);
        boolean known = reach.everything() || entry.userId() != null && reach.user(new UserId(entry.userId()), null);
        return known ? entry : Privacy.masked(entry);
    }

    private static Actor auditor() {
        return Readers.with(Permission.ADMIN_AUDIT);
    }

    private static void rename(Map<String, List<String>> question, String from, String to) {
        List<String> values = question.remove(from);
        if (values != null) {
            question.put(to, values);
        }
    }
}
