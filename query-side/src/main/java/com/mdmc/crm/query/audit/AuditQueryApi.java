package com.mdmc.crm.query.audit;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.privacy.Privacy;
import com.mdmc.crm.kernel.user.Permission;
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
        return privacy.openAll(lists.page(AuditConfiguration.LIST, question, actor));
    }

    @GetMapping("/{id}")
    AuditEntry entry(@PathVariable String id) {
        auditor();
        return views.find(AuditConfiguration.ENTRIES, id).map(privacy::openAll).orElseThrow(Rejection::notFound);
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
