package com.mdmc.crm.query.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A user with the values computed for the answer.
 *
 * @param conversionRate leads converted in percent of leads created; {@code null} if none was created
 */
@NullMarked
record UserAnswer(
        @JsonUnwrapped UserView user,
        String fullName,
        @JsonProperty("isLocked") boolean locked,
        UserStats stats,
        @Nullable BigDecimal conversionRate) {

    /** What changes without a new version: statistics and an expiring lock; {@code null} for neither. */
    List<?> beside() {
        return locked || !stats.equals(UserStats.NONE) ? List.of(stats, locked) : null;
    }
}
