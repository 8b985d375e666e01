package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.command.identity.link.Links.Purpose;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.SecretToken;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;

/** Writes the message around a link in the user's language and has it delivered in a thread of its own. */
class MailedLinks implements LinkMail, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailedLinks.class);
    private static final int MOST_WAITING = 1_000;

    private final Accounts accounts;
    private final Privacy privacy;
    private final MessageSource texts;
    private final Delivery delivery;
    private final String agency;
    private final Supplier<String> publicUrl;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                Thread created = new Thread(work, "link-mail");
                created.setDaemon(true);
                return created;
            });

    MailedLinks(
            Accounts accounts,
            Privacy privacy,
            MessageSource texts,
            Delivery delivery,
            String agency,
            Supplier<String> publicUrl) {
        this.accounts = accounts;
        this.privacy = privacy;
        this.texts = texts;
        this.delivery = delivery;
        this.agency = agency;
        this.publicUrl = publicUrl;
    }

    @Override
    public void send(UserId userId, Purpose purpose, SecretToken token) {
        inTurn(userId, account -> deliver(account, account.email(), key(purpose), link(purpose, token)));
    }

    @Override
    public void sendTo(UserId userId, PersonalText address, Purpose purpose, SecretToken token) {
        inTurn(userId, account -> deliver(account, address, key(purpose), link(purpose, token)));
    }

    @Override
    public void tellFormer(UserId userId, PersonalText address) {
        inTurn(userId, account -> deliver(account, address, "mail.email-changed", null));
    }

    private void inTurn(UserId userId, Consumer<Account> delivery) {
        try {
            thread.execute(() -> accounts.find(userId).ifPresent(delivery));
        } catch (RuntimeException full) {
            LOG.warn("a message for {} was not mailed: too many are waiting", userId);
        }
    }

    private static String key(Purpose purpose) {
        return "mail." + purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String link(Purpose purpose, SecretToken token) {
        return publicUrl.get() + purpose.path() + "?token=" + token.text();
    }

    private void deliver(Account account, PersonalText address, String key, String link) {
        Locale locale = Locale.forLanguageTag(account.preferences().language());
        Object[] arguments = {privacy.decrypt(account.name().firstName()).text(), link, agency};
        try {
            delivery.deliver(
                    privacy.decrypt(address),
                    texts.getMessage(key + ".subject", arguments, locale),
                    texts.getMessage(key + ".text", arguments, locale),
                    link);
        } catch (RuntimeException undelivered) {
            // The cause may quote the address, so its kind has to do.
            LOG.warn(
                    "a message for {} was not mailed: {}",
                    account.id(),
                    undelivered.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
