package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.lead.PersonalInfo.Address;
import com.mdmc.crm.query.export.Column;
import java.util.List;
import java.util.function.Function;

/** The columns of a table of leads. */
final class LeadColumns {
    static final List<Column<LeadView>> ALL = List.of(
            new Column<>("id", lead -> lead.id().value()),
            new Column<>("createdAt", LeadView::createdAt),
            new Column<>("updatedAt", LeadView::updatedAt),
            new Column<>("firstName", lead -> lead.personalInfo().firstName()),
            new Column<>("lastName", lead -> lead.personalInfo().lastName()),
            new Column<>("email", lead -> lead.personalInfo().email()),
            new Column<>("phone", lead -> lead.personalInfo().phone()),
            new Column<>("street", address(Address::street)),
            new Column<>("postalCode", address(Address::postalCode)),
            new Column<>("city", address(Address::city)),
            new Column<>("country", address(Address::country)),
            new Column<>("artistName", lead -> lead.artistInfo().name()),
            new Column<>("genre", lead -> lead.artistInfo().genre()),
            new Column<>("label", lead -> lead.artistInfo().label()),
            new Column<>("stage", lead -> lead.pipeline().stage()),
            new Column<>("priority", lead -> lead.pipeline().priority()),
            new Column<>("score", lead -> lead.pipeline().score()),
            new Column<>("probability", lead -> lead.pipeline().probability()),
            new Column<>("expectedCloseDate", lead -> lead.pipeline().expectedCloseDate()),
            new Column<>("lostReason", lead -> lead.pipeline().lostReason()),
            new Column<>("tags", lead -> lead.pipeline().tags()),
            new Column<>("budget", lead -> lead.businessInfo().budget().amount()),
            new Column<>("currency", lead -> lead.businessInfo().budget().currency()),
            new Column<>("platforms", lead -> lead.businessInfo().platforms()),
            new Column<>("channel", lead -> lead.source().channel()),
            new Column<>("sourceCampaign", lead -> lead.source().campaign()),
            new Column<>("assignedTo", lead -> lead.assignment().assignedTo()),
            new Column<>("team", lead -> lead.assignment().team()),
            new Column<>("lastContact", lead -> lead.communication().lastContact()),
            new Column<>("nextFollowUp", lead -> lead.communication().nextFollowUp()),
            new Column<>("contactAttempts", lead -> lead.communication().contactAttempts()),
            new Column<>("isConverted", lead -> lead.conversion().isConverted()),
            new Column<>("convertedAt", lead -> lead.conversion().convertedAt()),
            new Column<>("contractValue", contract(true)),
            new Column<>("contractCurrency", contract(false)),
            new Column<>("campaignId", lead -> lead.conversion().campaignId()),
            new Column<>("archived", lead -> lead.lifecycle().archived()));

    private LeadColumns() {}

    private static Function<LeadView, Object> address(Function<Address, Object> line) {
        return lead -> lead.personalInfo().address() == null
                ? null
                : line.apply(lead.personalInfo().address());
    }

    private static Function<LeadView, Object> contract(boolean amount) {
        return lead -> {
            var value = lead.conversion().contractValue();
            return value == null ? null : amount ? value.amount() : value.currency();
        };
    }
}
