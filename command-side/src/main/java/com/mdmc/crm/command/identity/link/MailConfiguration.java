package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Wires how links reach their users: by SMTP if a server is named ({@code spring.mail.host}), else in development. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    LinkMail linkMail(
            Accounts accounts,
            Privacy privacy,
            MessageSource texts,
            Delivery delivery,
            @Value("${crm.public-url:http://localhost:8080}") String publicUrl) {
        return new MailedLinks(accounts, privacy, texts, delivery, publicUrl);
    }

    /**
     * @param sharedStore a program without a shared store is one somebody tries out or develops with
     * @param onConsole overrides that guess
     */
    @Bean
    Delivery delivery(
            ObjectProvider<JavaMailSender> smtp,
            @Value("${crm.mail.from:crm@mdmc.local}") String from,
            @Value("${crm.mongodb-uri:}") String sharedStore,
            @Value("${crm.mail.on-console:}") String onConsole) {
        JavaMailSender sender = smtp.getIfAvailable();
        if (sender != null) {
            return (address, subject, text, link) -> sender.send(message(from, address.text(), subject, text));
        }
        if (onConsole.isBlank() ? sharedStore.isBlank() : Boolean.parseBoolean(onConsole)) {
            return (address, subject, text, link) -> LOG.info("not mailed, because no SMTP server is named: {}", link);
        }
        return (address, subject, text, link) -> LOG.warn("not mailed, because no SMTP server is named: {}", subject);
    }

    private static SimpleMailMessage message(String from, String to, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        return message;
    }
}
