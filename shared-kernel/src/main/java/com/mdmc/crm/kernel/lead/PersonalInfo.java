package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.PersonalText;

/**
 * Who the artist is as a person.
 *
 * @param phone E.164 once sealed
 */
public record PersonalInfo(
        PersonalText firstName, PersonalText lastName, PersonalText email, PersonalText phone, Address address) {

    /** Where the artist lives; every line is personal. */
    public record Address(PersonalText street, PersonalText city, PersonalText postalCode, PersonalText country) {}
}
