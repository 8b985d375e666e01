package com.mdmc.crm.command.lead.api;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.platform.security.RequestContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts of what artists do on the agency's pages and in its mails. */
@RestController
@RequestMapping("/api/leads/{id}/engagement")
class LeadEngagementApi {
    private final EngagementBatches batches;

    LeadEngagementApi(Commands commands) {
        this.batches = new EngagementBatches(commands);
    }

    record Counts(
            Long pageViews, Long timeOnSite, Long downloads, Long emailOpens, Long emailClicks, Long socialEngagement) {

        EngagementCounts orZero() {
            return new EngagementCounts(
                    orZero(pageViews),
                    orZero(timeOnSite),
                    orZero(downloads),
                    orZero(emailOpens),
                    orZero(emailClicks),
                    orZero(socialEngagement));
        }

        private static long orZero(Long count) {
            return count == null ? 0 : count;
        }
    }

    @PostMapping
    ResponseEntity<?> add(@PathVariable LeadId id, @RequestBody Counts body, RequestContext context) {
        return CommandAnswers.done(batches.add(id, body.orZero(), context));
    }
}
