package com.mdmc.crm.query.search;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.list.ListQueries;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search over leads, campaigns, invoices and users at once: what is just as asked for comes first. */
@RestController
@RequestMapping("/api/search")
@AnsweredFrom({"leads", "lead_search", "campaigns", "users"})
class SearchQueryApi {
    private static final int LONGEST = 200;
    // Of each kind, so that the best of these can come first.
    private static final int LOOKED_AT = 50;

    private final List<SearchSource> sources;

    SearchQueryApi(List<SearchSource> sources) {
        this.sources = sources;
    }

    /** Everything that was found. */
    @NullMarked
    record Found(List<SearchHit> items) {}

    @GetMapping
    Found search(@RequestParam String q, @RequestParam(defaultValue = "20") String limit, Actor actor) {
        if (q.isBlank()) {
            throw Rejection.invalid("q", "required");
        }
        if (q.length() > LONGEST) {
            throw Rejection.invalid("q", "out-of-range");
        }
        return new Found(sources.stream()
                .flatMap(source -> source.find(q, LOOKED_AT, actor).stream())
                .sorted(Comparator.comparingInt(SearchHit::rank))
                .limit(ListQueries.limit(limit))
                .toList());
    }
}
