package com.mdmc.crm.e2e.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.domain.validation.TextHygiene;
import com.mdmc.crm.domain.validation.TextHygiene.RefusedTextException;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The Big List of Naughty Strings in names: each comes back as it was cleaned, or is refused. By default one in five, from
 * a seed on; {@code -Dcrm.naughty.step=1} takes all, {@code -Dcrm.seed} repeats a choice.
 */
class NaughtyStringsTest {
    private static final int STEP = Integer.getInteger("crm.naughty.step", 5);
    private static final long SEED = Long.getLong("crm.seed", 1);

    @Test
    void eachIsKeptOrRefusedAndNothingFails() throws IOException {
        CrmClient admin = Staff.admin();
        List<String> wrong = new ArrayList<>();
        List<String> strings = strings();
        System.out.printf("crm.seed=%d crm.naughty.step=%d%n", SEED, STEP);
        for (int at = (int) Math.floorMod(SEED, (long) STEP); at < strings.size(); at += STEP) {
            String naughty = strings.get(at);
            Map<String, Object> form = LeadForms.form();
            form.put("artistInfo", Map.of("name", "Nom " + naughty));
            form.put("personalInfo", person(naughty));
            Answer answer = admin.post("/api/leads", form);
            if (answer.status() == 201) {
                JsonNode lead = admin.get("/api/leads/" + answer.text("/id"), answer)
                        .expect(200)
                        .body();
                compare(naughty, "Nom ", lead.at("/artistInfo/name").asText(), wrong);
                compare(naughty, "Zoé ", lead.at("/personalInfo/firstName").asText(), wrong);
            } else if (answer.status() != 400 || !isExcused(naughty)) {
                wrong.add(naughty + ": " + answer.status() + " " + answer.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Map<String, Object> person(String naughty) {
        Map<String, Object> person = LeadForms.person(LeadForms.freshEmail());
        person.put("firstName", "Zoé " + naughty);
        return person;
    }

    private static void compare(String naughty, String before, String kept, List<String> wrong) {
        if (!kept.equals(cleaned(before + naughty).orElse(null))) {
            wrong.add(naughty + ": came back as " + kept);
        }
    }

    // Too long for a name, of two lines, or not clean.
    private static boolean isExcused(String naughty) {
        return cleaned("Zoé " + naughty)
                .filter(text -> text.length() <= 50 && text.indexOf('\n') < 0 && text.indexOf('\t') < 0)
                .filter(text -> text.indexOf('\u2028') < 0 && text.indexOf('\u2029') < 0)
                .isEmpty();
    }

    private static Optional<String> cleaned(String text) {
        try {
            return Optional.of(TextHygiene.clean(text));
        } catch (RefusedTextException refused) {
            return Optional.empty();
        }
    }

    private static List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        try (InputStream list = NaughtyStringsTest.class.getResourceAsStream("/blns.base64.json")) {
            new ObjectMapper()
                    .readTree(list)
                    .forEach(each ->
                            strings.add(new String(Base64.getDecoder().decode(each.asText()), StandardCharsets.UTF_8)));
        }
        return strings;
    }
}
