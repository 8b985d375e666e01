package com.mdmc.crm.command.notification;

import com.mdmc.crm.command.identity.link.Delivery;
import com.mdmc.crm.command.identity.link.PublicAddress;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes the mail about notifications in its reader's language. It names nobody but the reader: what happened is a kind,
 * and where it happened a link that asks for a log-in.
 */
@Component
class MailedNotifications {
    private final Privacy privacy;
    private final MessageSource messages;
    private final PublicAddress address;
    private final String agency;

    MailedNotifications(
            Privacy privacy, MessageSource messages, PublicAddress address, @Value("${crm.agency}") String agency) {
        this.privacy = privacy;
        this.messages = messages;
        this.address = address;
        this.agency = agency;
    }

    void deliver(Account account, List<Notification> notifications, Delivery delivery) {
        Locale locale = Locale.forLanguageTag(account.preferences().language());
        String lines = notifications.stream().map(each -> line(each, locale)).collect(Collectors.joining("\n"));
        String name = privacy.decrypt(account.name().firstName()).text();
        delivery.deliver(
                privacy.decrypt(account.email()),
                messages.getMessage("mail.notifications.subject", new Object[] {notifications.size(), agency}, locale),
                messages.getMessage(
                        "mail.notifications.text", new Object[] {name, lines, address.get() + "/reglages"}, locale),
                null);
    }

    private String line(Notification told, Locale locale) {
        String what = messages.getMessage("mail.notification." + told.type().wire(), null, locale);
        return switch (told.resource()) {
            case LEAD -> what + "\n  " + address.get() + "/prospects/" + told.resourceId();
            case CAMPAIGN -> what + "\n  " + address.get() + "/campagnes/" + told.resourceId();
            // Imports have no screen.
            case IMPORT -> what;
        };
    }
}
