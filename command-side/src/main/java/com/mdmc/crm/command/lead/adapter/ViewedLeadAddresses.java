package com.mdmc.crm.command.lead.adapter;

import static com.mdmc.crm.projections.fold.IndexFields.path;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.command.lead.decision.LeadAddresses;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.store.Views;
import java.util.List;

/** The addresses of leads, read from {@link LeadAddress}. */
public final class ViewedLeadAddresses implements LeadAddresses {
    private final Views views;
    private final Privacy privacy;
    private final BlindIndex blindIndex;

    public ViewedLeadAddresses(Views views, Privacy privacy, BlindIndex blindIndex) {
        this.views = views;
        this.privacy = privacy;
        this.blindIndex = blindIndex;
    }

    @Override
    public List<LeadId> sharedWith(LeadId lead, PersonalText email) {
        String index = blindIndex.of(privacy.decrypt(email)).value();
        return views.keys(LeadAddress.VIEW, eq(path(LeadAddress.INDEX), index)).stream()
                .map(LeadId::new)
                .filter(other -> !other.equals(lead))
                .toList();
    }
}
