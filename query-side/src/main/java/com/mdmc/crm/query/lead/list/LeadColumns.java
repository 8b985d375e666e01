package com.mdmc.crm.query.lead.list;

import com.mdmc.crm.domain.lead.PersonalInfo.Address;
import com.mdmc.crm.query.export.CsvColumn;
import com.mdmc.crm.query.lead.view.LeadView;
import java.util.List;
import java.util.function.Function;

/** Columns of a lead export. */
final class LeadColumns {
    static final List<CsvColumn<LeadView>> ALL = List.of(
            new CsvColumn<>("id", lead -> lead.id().value()),
            new CsvColumn<>("createdAt", LeadView::createdAt),
            new CsvColumn<>("updatedAt", LeadView::updatedAt),
            new CsvColumn<>("firstName", lead -> lead.personalInfo().firstName()),
            new CsvColumn<>("lastName", lead -> lead.personalInfo().lastName()),
            new CsvColumn<>("email", lead -> lead.personalInfo().email()),
            new CsvColumn<>("phone", lead -> lead.personalInfo().phone()),
            new CsvColumn<>("street", address(Address::street)),
            new CsvColumn<>("postalCode", address(Address::postalCode)),
            new CsvColumn<>("city", address(Address::city)),
            new CsvColumn<>("country", address(Address::country)),
            new CsvColumn<>("artistName", lead -> lead.artistInfo().name()),
            new CsvColumn<>("genre", lead -> lead.artistInfo().genre()),
            new CsvColumn<>("label", lead -> lead.artistInfo().label()),
            new CsvColumn<>("stage", lead -> lead.pipeline().stage()),
            new CsvColumn<>("priority", lead -> lead.pipeline().priority()),
            new CsvColumn<>("score", lead -> lead.pipeline().score()),
            new CsvColumn<>("probability", lead -> lead.pipeline().probability()),
            new CsvColumn<>("expectedCloseDate", lead -> lead.pipeline().expectedCloseDate()),
            new CsvColumn<>("lostReason", lead -> lead.pipeline().lostReason()),
            new CsvColumn<>("tags", lead -> lead.pipeline().tags()),
            new CsvColumn<>("budget", lead -> lead.businessInfo().budget().amount()),
            new CsvColumn<>("currency", lead -> lead.businessInfo().budget().currency()),
            new CsvColumn<>("platforms", lead -> lead.businessInfo().platforms()),
            new CsvColumn<>("channel", lead -> lead.source().channel()),
            new CsvColumn<>("sourceCampaign", lead -> lead.source().campaign()),
            new CsvColumn<>("assignedTo", lead -> lead.assignment().assignedTo()),
            new CsvColumn<>("team", lead -> lead.assignment().team()),
            new CsvColumn<>("lastContact", lead -> lead.communication().lastContact()),
            new CsvColumn<>("nextFollowUp", lead -> lead.communication().nextFollowUp()),
            new CsvColumn<>("contactAttempts", lead -> lead.communication().contactAttempts()),
            new CsvColumn<>("isConverted", lead -> lead.conversion().isConverted()),
            new CsvColumn<>("convertedAt", lead -> lead.conversion().convertedAt()),
            new CsvColumn<>("contractValue", contract(true)),
            new CsvColumn<>("contractCurrency", contract(false)),
            new CsvColumn<>("campaignId", lead -> lead.conversion().campaignId()),
            new CsvColumn<>("archived", lead -> lead.lifecycle().archived()));

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
