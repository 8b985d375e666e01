package com.mdmc.crm.query.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationBuilder;
import com.mdmc.crm.domain.notification.NotificationType;
import com.mdmc.crm.domain.notification.NotifiedResource;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a notification reads like. */
class NotificationSentenceTest {
    private static final UserId ZOE = new UserId("user-1");
    private static final Map<String, String> NAMES = Map.of("user-1", "Zoé Petit", "thing-1", "Les Ondes d’Or");

    static Stream<NotificationType> types() {
        return Arrays.stream(NotificationType.values());
    }

    @ParameterizedTest
    @MethodSource("types")
    void isAWholeSentenceInBothLanguages(NotificationType type) {
        for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            for (Map<String, String> names : new Map[] {NAMES, Map.of()}) {
                assertThat(sentence(locale).of(told(type).build(), names))
                        .hasSizeGreaterThan(20)
                        .doesNotContain("null", "{", "}");
            }
        }
        assertThat(sentence(Locale.FRENCH).of(told(type).build(), NAMES))
                .isNotEqualTo(sentence(Locale.ENGLISH).of(told(type).build(), NAMES));
    }

    @Test
    void saysWhoDidWhatToWhich() {
        Notification moved = told(NotificationType.LEAD_STAGE_CHANGED).build();
        assertThat(sentence(Locale.FRENCH).of(moved, NAMES))
                .isEqualTo("Zoé Petit a fait passer le prospect « Les Ondes d’Or » de « Nouveau » à « Contacté »");
    }

    @Test
    void namesNothingThatItsReaderMayNotSee() {
        Notification given = told(NotificationType.LEAD_ASSIGNED).by(null).build();
        assertThat(sentence(Locale.FRENCH).of(given, Map.of()))
                .isEqualTo("Attribution automatique : un prospect hors de votre vue est pour vous");
    }

    @Test
    void tellsTheTimeOfItsReader() {
        Notification due = told(NotificationType.FOLLOW_UP_DUE).by(null).build();
        assertThat(sentence(Locale.FRENCH).of(due, NAMES)).contains("30/11/2026 15:30");
    }

    private static NotificationSentence sentence(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/notification", "messages/labels");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new NotificationSentence(messages, locale, ZoneId.of("Indian/Reunion"));
    }

    // Those that a rule of the system causes have nobody behind them.
    private static NotificationBuilder told(NotificationType type) {
        boolean isRule = type == NotificationType.FOLLOW_UP_DUE || type == NotificationType.BUDGET_ALERT;
        boolean isImport = type == NotificationType.IMPORT_TROUBLE;
        return NotificationBuilder.builder()
                .id("ntf-1-0")
                .type(type)
                .resource(isImport ? NotifiedResource.IMPORT : NotifiedResource.LEAD)
                .resourceId(isImport ? "import-1" : "thing-1")
                .by(isRule ? null : ZOE)
                .at(Instant.EPOCH)
                .from(LeadStage.NEW)
                .to(LeadStage.CONTACTED)
                .dueAt(Instant.parse("2026-11-30T11:30:00Z"))
                .threshold(80)
                .rejected(2)
                .flagged(1);
    }
}
