package com.mdmc.crm.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.console.ConsoleData.Shown;
import com.mdmc.crm.e2e.support.Eventually;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One lead and one campaign: edited in place, with their history, and as they were. */
class ConsoleLeadTest {

    @BeforeAll
    static void browser() {
        Chromium.shared();
    }

    private static Screen at(String path) {
        return Screen.as(ConsoleData.admin().token()).open(path);
    }

    private static Screen page(Shown lead) {
        return at("/prospects/" + lead.id());
    }

    @Test
    void aGroupIsEditedInPlace() {
        Shown lead = ConsoleData.lead("contacted");
        try (Screen screen = page(lead)) {
            screen.page()
                    .locator(
                            ".panel:has(h2:text-is('Artiste')) button, .panel:has-text('Artiste') h2:has-text('Artiste') button")
                    .first()
                    .click();
            screen.page().locator("dialog input[name='artistInfo.label']").fill("Label Indigo");
            screen.check();
            screen.button("Enregistrer").click();
            assertThat(screen.text("Label Indigo")).isVisible();
            Eventually.that(
                    () -> ConsoleData.admin().get("/api/leads/" + lead.id()).text("/artistInfo/label"),
                    "Label Indigo"::equals);
        }
    }

    @Test
    void theSliderShowsTheStateAfterEachEventAndWhatItChanged() {
        Shown lead = ConsoleData.lead("qualified");
        try (Screen screen = page(lead)) {
            screen.page()
                    .getByRole(com.microsoft.playwright.options.AriaRole.SLIDER)
                    .focus();
            screen.page().keyboard().press("ArrowLeft");
            assertThat(screen.text("Vous regardez l’état du")).isVisible();
            assertThat(screen.page().locator("ins").first()).isVisible();
            screen.page().keyboard().press("Home");
            assertThat(screen.page().locator("header .chip").first()).hasText("Nouveau");
            assertThat(screen.page().locator(".tl li.cur")).isVisible();
            assertThat(screen.button("Convertir")).hasCount(0);
            assertThat(screen.path()).contains("atPosition=");
            screen.check();
            screen.page().keyboard().press("End");
            assertThat(screen.page().locator("header .chip").first()).hasText("Qualifié");
            assertThat(screen.path()).doesNotContain("atPosition");
        }
    }

    @Test
    void aLinkToAnInstantShowsThatInstant() {
        Shown lead = ConsoleData.lead("new");
        String position = ConsoleData.admin()
                .get("/api/leads/" + lead.id() + "/activity?limit=5")
                .text("/items/0/position");
        ConsoleData.move(lead.id(), "proposal");
        ConsoleData.admin().get("/api/leads/" + lead.id()).expect(200);
        try (Screen screen = at("/prospects/" + lead.id() + "?atPosition=" + position)) {
            assertThat(screen.page().locator("header .chip").first()).hasText("Nouveau");
            screen.button("Revenir à maintenant").click();
            assertThat(screen.page().locator("header .chip").first()).hasText("Proposition");
        }
    }

    @Test
    void notesAndFollowUpsAreAdded() {
        Shown lead = ConsoleData.lead("contacted");
        try (Screen screen = page(lead)) {
            screen.field("Nouvelle note").fill("Sortie prévue en mars.");
            screen.button("Ajouter").click();
            assertThat(screen.page().locator(".note").first()).hasText("Sortie prévue en mars.");
            assertThat(screen.field("Nouvelle note")).hasValue("");
            screen.button("Prévoir une relance").click();
            screen.field("Objet").fill("Envoyer le devis");
            screen.check();
            screen.button("Prévoir").click();
            assertThat(screen.page().locator(".list").getByText("Envoyer le devis"))
                    .isVisible();
            screen.button("Faite").click();
            assertThat(screen.page().locator(".list").getByText("faite")).isVisible();
        }
    }

    @Test
    void whatAnotherPersonChangesAppears() {
        Shown lead = ConsoleData.lead("contacted");
        try (Screen screen = page(lead)) {
            ConsoleData.move(lead.id(), "proposal");
            assertThat(screen.page().locator("header .chip").first()).hasText("Proposition");
            assertThat(screen.page().locator(".tl b").first()).hasText("Contacté → Proposition");
        }
    }

    @Test
    void anEditOfAnOldStateIsRefusedAndNothingTypedIsLost() {
        Shown lead = ConsoleData.lead("contacted");
        try (Screen screen = page(lead).expecting(412)) {
            screen.page().route("**/api/stream", route -> route.abort());
            screen.page().locator("h2:has-text('Personne') button").click();
            screen.page().locator("dialog input[name='personalInfo.lastName']").fill("Delmas");
            screen.page().context().setOffline(false);
            ConsoleData.admin()
                    .put(
                            "/api/leads/" + lead.id() + "/priority",
                            Map.of("priority", "high"),
                            ConsoleData.admin()
                                    .get("/api/leads/" + lead.id())
                                    .body()
                                    .at("/version")
                                    .asLong())
                    .expect(200);
            screen.button("Enregistrer").click();
            // Either the page had heard of the change and saved on top of it, or it says so and keeps the form.
            Locator refused = screen.page().locator("dialog [role=alert]");
            assertThat(refused.or(screen.page().getByText("Zoé Delmas")).first())
                    .isVisible();
            if (refused.isVisible()) {
                assertThat(screen.page().locator("dialog input[name='personalInfo.lastName']"))
                        .hasValue("Delmas");
            }
        }
    }

    @Test
    void textsAreTextsWhateverIsWrittenInThem() {
        Shown lead = ConsoleData.lead("<img src=x onerror=window.hit=1>" + System.nanoTime(), "contacted");
        long stored = Payloads.all().stream()
                .filter(payload -> isStored(lead, payload))
                .count();
        assertThat(stored).isGreaterThan(60);
        ConsoleData.admin().get("/api/leads/" + lead.id()).expect(200);
        try (Screen screen = page(lead)) {
            assertThat(screen.page().locator(".note")).hasCount((int) stored);
            assertThat(screen.page().locator(".note *, .tl img, .tl script, h1 *"))
                    .hasCount(0);
            assertThat(screen.page().locator("h1")).hasText(lead.name());
            assertThat(screen.page().evaluate("() => window.hit ?? null")).isNull();
            screen.open("/tableau");
            assertThat(screen.page().locator("a.card img")).hasCount(0);
            assertThat(screen.page().evaluate("() => window.hit ?? null")).isNull();
        }
    }

    /** Whether the API took the text as a note; it refuses control characters alone. */
    private static boolean isStored(Shown lead, String payload) {
        var answer = ConsoleData.admin()
                .post(
                        "/api/leads/" + lead.id() + "/notes",
                        Map.of("content", payload, "type", "note", "isPrivate", false));
        if (answer.status() == 400) {
            assertThat(answer.text("/errors/0/code")).isEqualTo("control-character");
            return false;
        }
        answer.expect(201);
        return true;
    }

    @Test
    void theCampaignShowsItsKpisAndWhatWasRestated() {
        String campaign = ConsoleData.campaign("Lancement du single");
        try (Screen screen = at("/campagnes/" + campaign)) {
            screen.page().locator(".chart canvas").waitFor();
            screen.button("Impressions").click();
            screen.button("YouTube").click();
            screen.page().locator(".chart canvas").waitFor();
            assertThat(screen.page().locator(".tile").first()).containsText("Dépensé");
            assertThat(screen.text("Chiffres rectifiés")).isVisible();
            screen.check();
        }
    }

    @Test
    void aCampaignIsPausedWithItsReason() {
        String campaign = ConsoleData.campaign("Tournée d'été");
        try (Screen screen = at("/campagnes/" + campaign)) {
            screen.button("Mettre en pause").click();
            screen.field("Motif").fill("En attente du nouveau clip");
            screen.check();
            screen.page().locator("dialog button[type=submit]").click();
            assertThat(screen.page().locator("header .chip").first()).hasText("En pause");
        }
    }

    @Test
    void theListFiltersByAddressAndSortsByItsHeads() {
        Shown lead = ConsoleData.lead("negotiation");
        try (Screen screen = at("/prospects")) {
            screen.page().getByLabel("Étape").selectOption("negotiation");
            assertThat(screen.page().locator(".filters .chip"))
                    .hasText(java.util.regex.Pattern.compile("Étape : Négociation.*"));
            assertThat(screen.text(lead.name())).isVisible();
            screen.page().locator("th button:has-text('Score')").click();
            assertThat(screen.page().locator("th[aria-sort=descending]")).hasText("Score");
            assertThat(screen.path()).contains("pipeline.stage=negotiation").contains("sort=-pipeline.score");
            screen.check();
        }
    }

    @Test
    void aPageOpenedWhileTheServerIsAwaySaysSo() {
        Shown lead = ConsoleData.lead("contacted");
        try (Screen screen = page(lead).expecting(503)) {
            screen.page().route("**/api/campaigns?*", route -> route.abort());
            screen.page().locator("nav a[href='/campagnes']").click();
            assertThat(screen.text("Le serveur ne répond pas.")).isVisible();
            screen.page().unroute("**/api/campaigns?*");
            screen.button("Réessayer").click();
            screen.settled().check();
        }
    }
}
