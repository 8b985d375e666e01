package com.mdmc.crm.e2e.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RawHttp;
import com.mdmc.crm.e2e.support.RawHttp.RawAnswer;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * JSONTestSuite (Nicolas Seriot) as bodies, whole and as the value of a text field: what is no JSON and what is no lead
 * are refused, and nothing makes the program fail.
 */
class JsonSuiteTest {
    private static final String BEFORE = "{\"personalInfo\":{\"firstName\":";
    private static final String AFTER =
            ",\"lastName\":\"Lune\",\"email\":\"suite@exemple.fr\"},\"artistInfo\":{\"name\":\"Lune\"},\"unknown\":1}";

    @Test
    void nothingIsTakenAndNothingFails() throws IOException {
        Map<String, String> suite = suite();
        assertThat(suite).hasSizeGreaterThan(300);
        List<String> wrong = new ArrayList<>();
        suite.forEach((name, document) -> {
            judge(name, document, wrong);
            judge(name + " in a text field", BEFORE + document + AFTER, wrong);
        });
        assertThat(wrong).isEmpty();
    }

    // A lead with an unknown field is no lead, so that every one of these is to be refused.
    private static void judge(String name, String body, List<String> wrong) {
        RawAnswer answer = RawHttp.send(
                RunningCrm.shared().server().url(),
                "POST /api/leads HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + Staff.admin().token() + "\r\nContent-Length: " + body.length(),
                body);
        if (answer.status() != 400 || !answer.isProblem()) {
            wrong.add(name + " → " + answer.text());
        }
    }

    private static Map<String, String> suite() throws IOException {
        Map<String, String> suite = new LinkedHashMap<>();
        try (InputStream file = JsonSuiteTest.class.getResourceAsStream("/json-test-suite.zip");
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                suite.put(entry.getName(), new String(zip.readAllBytes(), ISO_8859_1));
            }
        }
        return suite;
    }
}
