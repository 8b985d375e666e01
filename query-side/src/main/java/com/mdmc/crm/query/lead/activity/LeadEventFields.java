package com.mdmc.crm.query.lead.activity;

import com.mdmc.crm.domain.id.LeadId;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The components of an event by name, for answers that show events of any type. */
final class LeadEventFields {
    private LeadEventFields() {}

    static Map<String, Object> of(Object event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (component.getType() != LeadId.class || !component.getName().equals("leadId")) {
                fields.put(component.getName(), value(component, event));
            }
        }
        return fields;
    }

    private static Object value(RecordComponent component, Object event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
