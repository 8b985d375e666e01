package com.mdmc.crm.command.lead.api;

import com.mdmc.crm.command.validation.PhoneNumbers;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.platform.privacy.Privacy;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Brings what arrived into the form it is kept in, while it is still readable. */
public final class LeadInput {
    private static final String HOME = "FR";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private LeadInput() {}

    /** The person's details with the phone number in E.164 form; one that cannot be read is left to be refused. */
    public static PersonalInfo normalised(PersonalInfo person) {
        if (person == null || person.phone() == null) {
            return person;
        }
        PersonalText phone = PhoneNumbers.e164(person.phone().text(), region(person))
                .map(PersonalText::clear)
                .orElse(person.phone());
        return person.withPhone(phone);
    }

    private static String region(PersonalInfo person) {
        PersonalText country =
                person.address() == null ? null : person.address().country();
        return country != null && COUNTRIES.contains(country.text()) ? country.text() : HOME;
    }

    /** The source with what tells on a person's network encrypted under the month's key within the lead's. */
    public static LeadSource encrypted(LeadId lead, LeadSource source, String networkSubject, Privacy privacy) {
        if (source == null) {
            return null;
        }
        return source.with(kept -> kept.ip(bounded("source.ip", 64, source.ip())
                        .map(ip -> privacy.encrypt(lead.value(), networkSubject, ip))
                        .orElse(null))
                .userAgent(bounded("source.userAgent", 512, source.userAgent())
                        .map(agent -> privacy.encrypt(lead.value(), networkSubject, agent))
                        .orElse(null)));
    }

    // Judged here, because nobody can once it is encrypted.
    private static Optional<PersonalText> bounded(String field, int longest, PersonalText text) {
        if (text != null && text.text().length() > longest) {
            throw Rejection.invalid(field, "size");
        }
        return Optional.ofNullable(text);
    }
}
