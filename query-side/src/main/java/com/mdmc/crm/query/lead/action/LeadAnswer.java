package com.mdmc.crm.query.lead.action;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.lead.view.LeadView;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * A single lead.
 *
 * @param allowedActions what the reader may do with it
 */
@NullMarked
public record LeadAnswer(@JsonUnwrapped LeadView lead, List<LeadAction> allowedActions) {

    public static LeadAnswer of(LeadView lead, Actor actor) {
        return new LeadAnswer(lead, LeadAction.of(lead, actor));
    }
}
