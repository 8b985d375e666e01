package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.WireEnum;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** How often a campaign is invoiced. */
public enum InvoicingFrequency implements WireEnum {
    MONTHLY(1),
    QUARTERLY(3),
    /** Once, when the campaign ends. */
    END(0);

    private final int months;

    InvoicingFrequency(int months) {
        this.months = months;
    }

    /**
     * When the next invoice falls due, never later than the campaign's end. The day of the month is the start's, or the
     * last one of a month that is too short, so that 31 January is followed by 28 or 29 February and then 31 March. A
     * period that was closed on another day goes on from that day, and from the end of a month to the end of a month.
     *
     * @param start first day of the campaign; without it nothing falls due
     * @param end last day of the campaign; {@code null} if open
     * @param invoicedTo last day that was invoiced; {@code null} before the first invoice
     * @return {@code null} if nothing falls due any more
     */
    public LocalDate next(LocalDate start, LocalDate end, LocalDate invoicedTo) {
        if (start == null || end != null && invoicedTo != null && !invoicedTo.isBefore(end)) {
            return null;
        }
        if (this == END) {
            return end;
        }
        LocalDate due = invoicedTo == null ? start.plusMonths(months) : following(start, invoicedTo);
        return end != null && due.isAfter(end) ? end : due;
    }

    private LocalDate following(LocalDate start, LocalDate invoicedTo) {
        long elapsed = ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(invoicedTo));
        if (elapsed > 0 && start.plusMonths(elapsed).equals(invoicedTo)) {
            return start.plusMonths(elapsed + months);
        }
        boolean endOfMonth = invoicedTo.getDayOfMonth() == invoicedTo.lengthOfMonth();
        LocalDate due = invoicedTo.plusMonths(months);
        return endOfMonth ? due.withDayOfMonth(due.lengthOfMonth()) : due;
    }
}
