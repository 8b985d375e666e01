package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Accounts;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Configuration of mail: by SMTP ({@code SPRING_MAIL_HOST}); onto the console only where that is asked for. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);
    private static final String NO_SERVER =
            "no SMTP server is named (SPRING_MAIL_HOST): nobody can be invited by mail or choose a new password";

    @Bean
    LinkMail linkMail(
            Accounts accounts,
            Privacy privacy,
            MessageSource texts,
            Delivery delivery,
            @Value("${crm.agency}") String agency,
            PublicAddress publicAddress) {
        return new MailedLinks(accounts, privacy, texts, delivery, agency, publicAddress);
    }

    @Bean
    PublicAddress publicAddress(@Value("${crm.public-url}") String publicUrl, Environment environment) {
        return () -> publicUrl.isBlank()
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : publicUrl;
    }

    /** @param onConsole whether links may be logged: whoever reads the log can then take any account over */
    @Bean
    Delivery delivery(
            ObjectProvider<JavaMailSender> smtp,
            @Value("${spring.mail.host:}") String host,
            @Value("${crm.mail.from}") String from,
            @Value("${crm.mail.on-console}") boolean onConsole,
            MeterRegistry registry) {
        JavaMailSender sender = host.isBlank() ? null : smtp.getIfAvailable();
        if (sender != null) {
            return new CountedDelivery(
                    (address, subject, text, link) -> sender.send(message(from, address.text(), subject, text)),
                    registry);
        }
        if (onConsole) {
            return (address, subject, text, link) ->
                    LOG.info("not mailed, because no SMTP server is named: {}", link == null ? subject : link);
        }
        LOG.warn("Mail is off: {}", NO_SERVER);
        return new Delivery() {
            @Override
            public boolean isOn() {
                return false;
            }

            @Override
            public void deliver(PersonalText address, String subject, String text, String link) {
                LOG.warn("not mailed, because no SMTP server is named: {}", subject);
            }
        };
    }

    /** Says in the health's details that nobody can be mailed to; the program works without. */
    @Bean
    HealthIndicator mailDelivery(
            @Value("${spring.mail.host:}") String host, @Value("${crm.mail.on-console}") boolean onConsole) {
        boolean isOff = host.isBlank() && !onConsole;
        return () -> isOff
                ? Health.unknown().withDetail("reason", NO_SERVER).build()
                : Health.up().build();
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
