package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a user, computed from leads and campaigns.
 *
 * @param leadsCreated leads the user captured
 * @param leadsConverted leads the user owned when they were converted
 * @param campaignsManaged campaigns the user manages
 * @param totalRevenue contract values of the leads converted, one sum per currency
 * @param avgResponseTime average minutes until the first contact attempt; {@code null} without one
 */
@NullMarked
public record UserStats(
        long leadsCreated,
        long leadsConverted,
        long campaignsManaged,
        List<Money> totalRevenue,
        @Nullable BigDecimal avgResponseTime) {

    /** No achievements. */
    public static final UserStats NONE = new UserStats(0, 0, 0, List.of(), null);
}
