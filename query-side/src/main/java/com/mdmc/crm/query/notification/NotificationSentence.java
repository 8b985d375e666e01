package com.mdmc.crm.query.notification;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.notification.Notification;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/**
 * Writes the sentence of a notification.
 *
 * @param locale of the reader
 * @param zone of the reader
 */
record NotificationSentence(MessageSource messages, Locale locale, ZoneId zone) {

    /** @param names of things and colleagues by id, as far as the reader may know them */
    String of(Notification told, Map<String, String> names) {
        String by = told.by() == null ? null : names.get(told.by().value());
        String key = "notification." + told.type().wire() + (by == null ? ".by-rule" : "");
        return messages.getMessage(
                key,
                new Object[] {
                    by,
                    thing(told, names),
                    stage(told.from()),
                    stage(told.to()),
                    time(told.dueAt()),
                    told.threshold(),
                    told.rejected(),
                    told.flagged()
                },
                locale);
    }

    private String thing(Notification told, Map<String, String> names) {
        String name = names.get(told.resourceId());
        String kind = "notification." + told.resource().wire();
        return name == null
                ? messages.getMessage(kind + ".unseen", null, locale)
                : messages.getMessage(kind, new Object[] {name}, locale);
    }

    private String stage(LeadStage stage) {
        return stage == null ? null : messages.getMessage("label.leadStage." + stage.wire(), null, locale);
    }

    private String time(Instant at) {
        return at == null
                ? null
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(at);
    }
}
