package com.mdmc.crm.query.audit;

import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Query parameters of the audit, translated to those of its list. */
final class AuditQuery {
    private AuditQuery() {}

    /**
     * The list's parameters: {@code from} and {@code to} become ranges, and a moment becomes an upper bound of the
     * position.
     *
     * @param when the moment; its own parameters are left out
     */
    static Map<String, List<String>> of(Map<String, List<String>> parameters, PointInTime when, StatesAsOf past) {
        Map<String, List<String>> question = new LinkedHashMap<>(parameters);
        question.keySet().removeAll(Set.of("at", "atPosition"));
        if (!when.isNow()) {
            question.put("position.to", List.of(Long.toString(past.positionOf(when) + 1)));
        }
        rename(question, "from", "createdAt.from");
        rename(question, "to", "createdAt.to");
        return question;
    }

    private static void rename(Map<String, List<String>> question, String from, String to) {
        List<String> values = question.remove(from);
        if (values != null) {
            question.put(to, values);
        }
    }
}
