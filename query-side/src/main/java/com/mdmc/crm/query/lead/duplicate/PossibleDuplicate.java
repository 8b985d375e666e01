package com.mdmc.crm.query.lead.duplicate;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.query.lead.view.LeadView;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * A lead that may be of the same artist as another; a person decides whether to merge them.
 *
 * @param score how likely, 1–100: the sum of what the reasons are worth
 */
@NullMarked
record PossibleDuplicate(LeadId leadId, PersonalText artistName, int score, List<DuplicateReason> reasons) {
    private static final int HIGHEST = 100;

    /** Compares two leads; without a reason the score is 0. */
    static PossibleDuplicate of(LeadView lead, LeadView other) {
        List<DuplicateReason> reasons = Arrays.stream(DuplicateReason.values())
                .filter(reason -> reason.holds(lead, other))
                .toList();
        int points = reasons.stream().mapToInt(DuplicateReason::points).sum();
        return new PossibleDuplicate(other.id(), other.artistInfo().name(), Math.min(HIGHEST, points), reasons);
    }
}
