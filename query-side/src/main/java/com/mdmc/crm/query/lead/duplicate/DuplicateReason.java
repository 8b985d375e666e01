package com.mdmc.crm.query.lead.duplicate;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.text.SearchText;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What two leads have in common that makes it likely that they are the same artist; of decrypted leads. */
enum DuplicateReason implements WireEnum {
    PHONE(
            60,
            (one, other) ->
                    same(one.personalInfo().phone(), other.personalInfo().phone())),
    PROFILE_URL(
            60, (one, other) -> profiles(one).anyMatch(url -> profiles(other).anyMatch(url::equals))),
    ARTIST_NAME(
            50,
            (one, other) -> sameName(
                    one.artistInfo().name().text(), other.artistInfo().name().text())),
    NAME_AND_CITY(40, (one, other) -> sameName(name(one), name(other)) && sameCity(one, other));

    private final int points;
    private final BiPredicate<LeadView, LeadView> holds;

    DuplicateReason(int points, BiPredicate<LeadView, LeadView> holds) {
        this.points = points;
        this.holds = holds;
    }

    /** What the reason adds to a score, which ends at 100. */
    int points() {
        return points;
    }

    boolean holds(LeadView one, LeadView other) {
        return holds.test(one, other);
    }

    /** First and last name. */
    static String name(LeadView lead) {
        PersonalInfo person = lead.personalInfo();
        return person.firstName().text() + " " + person.lastName().text();
    }

    private static boolean sameCity(LeadView one, LeadView other) {
        PersonalText here = one.personalInfo().address().city();
        PersonalText there = other.personalInfo().address().city();
        return here != null && there != null && sameName(here.text(), there.text());
    }

    private static boolean same(PersonalText one, PersonalText other) {
        return one != null && one.equals(other);
    }

    private static boolean sameName(String one, String other) {
        return SearchText.rank(one, other) == 0;
    }

    private static Stream<String> profiles(LeadView lead) {
        return lead.artistInfo().profiles().map(url -> address(url.text()));
    }

    // Scheme, www, case, what follows a question mark and a slash at the end are spellings of one address.
    private static String address(String url) {
        return url.toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://(www\\.)?", "")
                .replaceFirst("[?#].*$", "")
                .replaceFirst("/+$", "");
    }
}
