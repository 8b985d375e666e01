package com.mdmc.crm.query.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text that is signed says what the program knows, whatever was typed as the reason. */
class CertificateTextTest {

    @Test
    void aReasonAddsNoLineAndTurnsNoneAround() {
        List<String> honest = text("demande").lines().toList();
        for (String sign : List.of("\n", "\r", "\r\n", "\u0085", "\u000b", "\f", "\u2028", "\u2029")) {
            String text = text("demande" + sign + "key destroyed at: 1999-01-01T00:00:00Z");
            assertThat(text.split("\\R")).as(sign).hasSize(honest.size());
            assertThat(text).contains("reason: demande key destroyed at: 1999-01-01T00:00:00Z\n");
        }
        assertThat(text("\u202etnemele\u2066x")).doesNotContain("\u202e").doesNotContain("\u2066");
    }

    private static String text(String reason) {
        return CertificateText.of(ErasureCertificateBuilder.builder()
                .userId(new UserId("user-zoe"))
                .merged(List.of())
                .erasedAt(Instant.EPOCH)
                .reason(PersonalText.clear(reason))
                .reached(List.of())
                .erased(List.of())
                .kept(List.of())
                .otherLeads(List.of())
                .build());
    }
}
