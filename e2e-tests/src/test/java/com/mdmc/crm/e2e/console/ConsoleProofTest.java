package com.mdmc.crm.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.console.ConsoleData.Shown;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What auditors see, and that the browser believes a pinned key and no server. */
class ConsoleProofTest {
    private static Shown lead;
    private static String position;

    @BeforeAll
    static void something() {
        Chromium.shared();
        lead = ConsoleData.lead("proposal");
        position = ConsoleData.admin()
                .get("/api/audit?resourceId=" + lead.id() + "&limit=1")
                .expect(200)
                .text("/items/0/position");
        ConsoleData.awaitProof(position);
    }

    private static Screen auditor() {
        return Screen.as(ConsoleData.admin().token());
    }

    private static Screen pinned(String path) {
        Screen screen = auditor().open("/preuves");
        screen.button("Épingler cette clé").click();
        assertThat(screen.page().locator(".verdict.ok").first()).isVisible();
        return screen.open(path);
    }

    @Test
    void withoutAPinnedKeyNothingIsCalledVerified() {
        try (Screen screen = auditor().open("/preuves?position=" + position)) {
            assertThat(screen.text("Aucune clé épinglée")).isVisible();
            assertThat(screen.text("aucune clé épinglée ne l’a signée")).isVisible();
            assertThat(screen.page().locator(".verdict.ok")).hasCount(0);
            screen.check();
        }
    }

    @Test
    void aCommitIsProvedAgainstThePinnedKey() {
        try (Screen screen = pinned("/preuves?position=" + position)) {
            assertThat(screen.page().locator(".verdict.ok")).hasCount(2);
            assertThat(screen.text("une signature Ed25519")).isVisible();
            screen.check();
        }
    }

    @Test
    void aForgedLeafDoesNotHold() {
        refused(
                "**/api/audit/proofs/*",
                body -> body.replaceFirst("\"leafHash\":\"[^\"]*", "\"leafHash\":\"" + zeros(32)));
    }

    @Test
    void aForgedPathDoesNotHold() {
        refused("**/api/audit/proofs/*", body -> body.replaceFirst("\"path\":\\[\"[^\"]*", "\"path\":[\"" + zeros(32)));
    }

    @Test
    void aProofOfAnotherPositionDoesNotHold() {
        String other =
                ConsoleData.admin().get("/api/audit/proofs/1").expect(200).raw().body();
        refused("**/api/audit/proofs/*", body -> other);
    }

    private static void refused(String address, UnaryOperator<String> forger) {
        try (Screen screen = pinned("/preuves")) {
            screen.page().route(address, route -> {
                var real = route.fetch();
                route.fulfill(new FulfillOptions().setResponse(real).setBody(forger.apply(real.text())));
            });
            screen.field("Position").fill(position);
            screen.button("Vérifier").click();
            assertThat(screen.text("Cette preuve ne tient pas.")).isVisible();
            screen.check();
        }
    }

    @Test
    void aCheckpointWithAForgedSizeIsSignedByNobody() {
        try (Screen screen = pinned("/preuves")) {
            screen.page().route("**/api/audit/checkpoint", route -> {
                var real = route.fetch();
                route.fulfill(new FulfillOptions()
                        .setResponse(real)
                        .setBody(real.text().replaceFirst("(\"note\":\"[^\\\\]*\\\\n)(\\d+)", "$19$2")));
            });
            screen.open("/preuves");
            assertThat(screen.text("n’est signé par aucune clé épinglée")).isVisible();
        }
    }

    @Test
    void aLedgerThatContradictsAKeptCheckpointRaisesTheAlarm() {
        try (Screen screen = pinned("/preuves")) {
            screen.page()
                    .evaluate("() => localStorage.setItem('kept-checkpoints', JSON.stringify([{size: 1, root: '"
                            + zeros(32) + "', note: '', at: new Date().toISOString()}]))");
            screen.open("/preuves");
            assertThat(screen.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                    .containsText("Le registre contredit un point que ce navigateur a gardé");
        }
    }

    @Test
    void anEntryShowsOldAndNewAndLeadsToItsCauses() {
        try (Screen screen = auditor().open("/audit?resourceId=" + lead.id())) {
            screen.page().locator("tbody tr").first().click();
            assertThat(screen.page().locator("dialog")).containsText("Nouveau");
            assertThat(screen.page().locator("dialog")).containsText("Proposition");
            screen.check();
            screen.button("Tout ce que cette demande a entraîné").click();
            assertThat(screen.page().locator(".map .box")).hasCount(3);
            screen.page().locator(".map .box").last().click();
            assertThat(screen.page().locator("dialog pre")).containsText("\"from\": \"new\"");
        }
    }

    @Test
    void theStepperGoesThroughTheStates() {
        try (Screen screen = auditor().open("/registre/etapes/lead/" + lead.id())) {
            assertThat(screen.page().locator("pre")).containsText("\"stage\": \"proposal\"");
            screen.button("← Précédent").click();
            assertThat(screen.page().locator("pre")).containsText("\"stage\": \"new\"");
        }
    }

    @Test
    void theLedgerShowsWhatHappensWhileOneLooks() {
        try (Screen screen = auditor().open("/registre")) {
            Shown fresh = ConsoleData.lead("new");
            assertThat(screen.page()
                            .locator("tbody a[title='" + fresh.id() + "']")
                            .first())
                    .isVisible();
            screen.check();
        }
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
