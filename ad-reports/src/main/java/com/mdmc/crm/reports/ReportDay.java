package com.mdmc.crm.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a report says of one day of one campaign, summed over all its lines; or why it is not taken.
 *
 * @param metrics path of a metric, such as {@code platformSpecific.meta.linkClicks} → its value; {@code null} where the
 *     report has a column for it and says nothing. A metric that the report cannot tell is missing.
 * @param currency of the amounts; {@code null} if the report names none
 * @param lines the numbers of all its lines, as {@code 4,7-9}
 * @param campaigns the same of each of the platform's campaigns that its lines are of
 * @param problem {@code null} if the day can be taken
 */
public record ReportDay(
        LocalDate date,
        Map<String, BigDecimal> metrics,
        String currency,
        String lines,
        Map<PlatformCampaign, Map<String, BigDecimal>> campaigns,
        ReportProblem problem) {

    static String ranges(List<Long> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            int last = i;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            text.append(text.length() == 0 ? "" : ",").append(numbers.get(i));
            text.append(last == i ? "" : "-" + numbers.get(last));
            i = last;
        }
        return text.toString();
    }
}
