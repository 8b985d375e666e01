package com.mdmc.crm.command.identity.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.mdmc.crm.domain.PersonalText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailedLinksTest {
    @RegisterExtension
    private static final GreenMailExtension SERVER = new GreenMailExtension(
                    new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig());

    @Test
    void aLinkReachesItsUserBySmtp() throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(SERVER.getSmtp().getPort());
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        Delivery delivery = new MailConfiguration()
                .delivery(
                        beans.getBeanProvider(JavaMailSender.class),
                        "127.0.0.1",
                        "crm@mdmc.example",
                        false,
                        new SimpleMeterRegistry());

        delivery.deliver(
                PersonalText.clear("zoe@example.com"), "Nouveau mot de passe", "Voici : https://crm/?token=abc", "");

        MimeMessage[] mails = SERVER.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getAllRecipients()[0]).hasToString("zoe@example.com");
        assertThat(mails[0].getSubject()).isEqualTo("Nouveau mot de passe");
        assertThat(GreenMailUtil.getBody(mails[0])).contains("token=abc");
    }
}
