package com.mdmc.crm.query.audit;

import com.mdmc.crm.projections.asof.PastStates;
import com.mdmc.crm.projections.asof.PointInTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A question to the audit, in the words of its list. */
final class AuditQuestion {
    private AuditQuestion() {}

    /**
     * The list's parameters: the period is called by its short names, and a moment selects what was on record then.
     *
     * @param when the moment; its own parameters are left out
     */
    static Map<String, List<String>> of(Map<String, List<String>> parameters, PointInTime when, PastStates past) {
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
