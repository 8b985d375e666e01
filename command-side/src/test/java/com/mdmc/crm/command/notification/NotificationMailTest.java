package com.mdmc.crm.command.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** When a mail that could not be handed over is known not to have left. */
class NotificationMailTest {

    static Stream<Arguments> failures() {
        MessagingException noAnswer = new MessagingException("no answer", new SocketTimeoutException());
        return Stream.of(
                Arguments.of(true, new MailSendException("", new MessagingException("", new ConnectException()))),
                Arguments.of(true, new MailAuthenticationException("")),
                Arguments.of(true, new MailSendException(Map.of("mail", new SendFailedException("550")))),
                Arguments.of(false, new MailSendException(Map.of("mail", noAnswer))),
                Arguments.of(false, new MailSendException("", noAnswer)),
                Arguments.of(false, new IllegalStateException()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isKnownFromWhatWentWrong(boolean isRefusal, RuntimeException failure) {
        assertThat(NotificationMail.isRefusal(failure)).isEqualTo(isRefusal);
    }
}
