package com.mdmc.crm.command.notification;

import com.mdmc.crm.command.identity.link.Delivery;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The channels by which users want to be told of things, as far as these lead anywhere. */
@Component
public class WantedChannels {
    private final Accounts accounts;
    private final Delivery mail;

    WantedChannels(Accounts accounts, Delivery mail) {
        this.accounts = accounts;
        this.mail = mail;
    }

    /** Those of a user. */
    public Set<NotificationChannel> of(UserId user) {
        boolean byMail = mail.isOn()
                && accounts.find(user).filter(WantedChannels::wantsMail).isPresent();
        return byMail ? Set.of(NotificationChannel.EMAIL) : Set.of();
    }

    /** Whether somebody works here, has proved the address to be theirs, and wants mail. */
    static boolean wantsMail(Account account) {
        return account.standing().active()
                && account.standing().verified()
                && account.preferences().notifications().email();
    }
}
