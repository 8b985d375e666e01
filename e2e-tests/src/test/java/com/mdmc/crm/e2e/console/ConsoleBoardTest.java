package com.mdmc.crm.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.console.ConsoleData.Shown;
import com.mdmc.crm.e2e.support.Eventually;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The board: cards move by mouse and by keyboard where the state machine allows it, and everybody sees it. */
class ConsoleBoardTest {

    @BeforeAll
    static void browser() {
        Chromium.shared();
    }

    private static Screen board() {
        return Screen.as(ConsoleData.admin().token()).open("/tableau");
    }

    private static Locator card(Screen screen, Shown lead) {
        return screen.page().locator("a.card[data-id='" + lead.id() + "']");
    }

    private static Locator column(Screen screen, String stage) {
        return screen.page().locator(".col[data-stage=" + stage + "]");
    }

    private static Locator cardIn(Screen screen, String stage, Shown lead) {
        return column(screen, stage).locator("a.card[data-id='" + lead.id() + "']");
    }

    private static String stageOf(Shown lead) {
        return ConsoleData.admin().get("/api/leads/" + lead.id()).text("/pipeline/stage");
    }

    private static void eventually(Shown lead, String stage) {
        Eventually.that(() -> stageOf(lead), stage::equals);
    }

    @Test
    void aCardMovesByMouse() {
        Shown lead = ConsoleData.lead("new");
        try (Screen screen = board()) {
            card(screen, lead).dragTo(column(screen, "contacted"));
            assertThat(cardIn(screen, "contacted", lead)).isVisible();
            eventually(lead, "contacted");
            screen.check();
        }
    }

    @Test
    void whereTheStateMachineForbidsItTheCardStays() {
        Shown lead = ConsoleData.lead("new");
        try (Screen screen = board()) {
            card(screen, lead).dragTo(column(screen, "negotiation"));
            assertThat(cardIn(screen, "new", lead)).isVisible();
            assertThat(stageOf(lead)).isEqualTo("new");
        }
    }

    @Test
    void aStepBackAsksWhyAndHappensOnlyWithTheReason() {
        Shown lead = ConsoleData.lead("qualified");
        try (Screen screen = board()) {
            card(screen, lead).dragTo(column(screen, "contacted"));
            assertThat(stageOf(lead)).isEqualTo("qualified");
            screen.check();
            screen.field("Pourquoi ?").fill("Le budget est à revoir.");
            screen.button("Valider").click();
            assertThat(cardIn(screen, "contacted", lead)).isVisible();
            eventually(lead, "contacted");
        }
    }

    @Test
    void whoGivesUpTheReasonLeavesTheCardWhereItWas() {
        Shown lead = ConsoleData.lead("qualified");
        try (Screen screen = board()) {
            card(screen, lead).dragTo(column(screen, "lost"));
            screen.button("Annuler").click();
            assertThat(cardIn(screen, "qualified", lead)).isVisible();
            assertThat(stageOf(lead)).isEqualTo("qualified");
        }
    }

    @Test
    void aLossIsRecordedWithItsReason() {
        Shown lead = ConsoleData.lead("contacted");
        try (Screen screen = board()) {
            card(screen, lead).dragTo(column(screen, "lost"));
            screen.field("Pourquoi ?").fill("A choisi une autre agence.");
            screen.button("Marquer perdu").click();
            assertThat(cardIn(screen, "lost", lead)).isVisible();
            eventually(lead, "lost");
        }
    }

    @Test
    void aCardDroppedOnSignedBecomesACampaign() {
        Shown lead = ConsoleData.lead("negotiation");
        try (Screen screen = board()) {
            card(screen, lead).dragTo(column(screen, "closed"));
            screen.field("Montant du contrat").fill("4200");
            screen.check();
            screen.page()
                    .locator("dialog")
                    .getByText("Convertir", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(cardIn(screen, "closed", lead)).isVisible();
            Eventually.that(
                    () -> ConsoleData.admin().get("/api/leads/" + lead.id()).text("/conversion/contractValue/amount"),
                    "4200.00"::equals);
        }
    }

    @Test
    void aCardMovesByKeyboardAndPassesOverForbiddenStages() {
        Shown lead = ConsoleData.lead("new");
        try (Screen screen = board()) {
            card(screen, lead).focus();
            screen.page().keyboard().press("Space");
            assertThat(card(screen, lead)).hasClass(java.util.regex.Pattern.compile(".*lifted.*"));
            screen.page().keyboard().press("ArrowRight");
            screen.page().keyboard().press("ArrowRight");
            screen.check();
            screen.page().keyboard().press("Enter");
            assertThat(cardIn(screen, "qualified", lead)).isVisible();
            eventually(lead, "qualified");
        }
    }

    @Test
    void escapePutsTheCardBack() {
        Shown lead = ConsoleData.lead("contacted");
        try (Screen screen = board()) {
            card(screen, lead).focus();
            screen.page().keyboard().press("Space");
            screen.page().keyboard().press("ArrowRight");
            screen.page().keyboard().press("Escape");
            assertThat(cardIn(screen, "contacted", lead)).isVisible();
            assertThat(stageOf(lead)).isEqualTo("contacted");
        }
    }

    @Test
    void twoBrowsersSeeOneAnothersMoves() {
        Shown lead = ConsoleData.lead("new");
        try (Screen one = board();
                Screen other = board()) {
            card(one, lead).dragTo(column(one, "qualified"));
            assertThat(cardIn(other, "qualified", lead)).isVisible();
        }
    }

    @Test
    void whatTheApiChangesAppearsWithoutReloading() {
        try (Screen screen = board()) {
            Shown lead = ConsoleData.lead("new");
            assertThat(cardIn(screen, "new", lead)).isVisible();
            ConsoleData.move(lead.id(), "proposal");
            assertThat(cardIn(screen, "proposal", lead)).isVisible();
        }
    }

    @Test
    void aMoveThatSomebodyElsePrecededIsTakenBackAndExplained() {
        Shown lead = ConsoleData.lead("new");
        try (Screen screen = board().expecting(412, 409)) {
            // This browser hears of nothing any more, and decides on what it saw.
            screen.page().route("**/api/stream", route -> route.abort());
            screen.page().route("**/api/board*", route -> route.abort());
            ConsoleData.admin()
                    .put("/api/leads/" + lead.id() + "/priority", Map.of("priority", "urgent"), version(lead))
                    .expect(200);
            card(screen, lead).dragTo(column(screen, "contacted"));
            assertThat(screen.page().locator(".toast")).containsText("a changé entre-temps");
            assertThat(cardIn(screen, "new", lead)).isVisible();
            assertThat(stageOf(lead)).isEqualTo("new");
        }
    }

    private static long version(Shown lead) {
        return ConsoleData.admin()
                .get("/api/leads/" + lead.id())
                .body()
                .at("/version")
                .asLong();
    }

    @Test
    void mineShowsMyLeadsAlone() {
        Shown mine = ConsoleData.lead("proposal");
        Shown other = ConsoleData.lead("proposal");
        ConsoleData.admin()
                .post("/api/leads/" + mine.id() + "/assignment", Map.of("assignedTo", "user-first-administrator"))
                .expect(200);
        ConsoleData.admin().get("/api/leads/" + mine.id()).expect(200);
        try (Screen screen = board()) {
            screen.button("Mes prospects").click();
            assertThat(card(screen, mine)).isVisible();
            assertThat(card(screen, other)).hasCount(0);
            assertThat(screen.path()).contains("scope=mine");
            screen.check();
        }
    }

    @Test
    void theBoardOfAnEarlierDayCannotBeChanged() {
        Shown lead = ConsoleData.lead("new");
        try (Screen screen = Screen.as(ConsoleData.admin().token())) {
            screen.open("/tableau?at=2020-01-01T00:00:00Z");
            assertThat(screen.text("Vous regardez l’état du")).isVisible();
            assertThat(card(screen, lead)).hasCount(0);
            assertThat(screen.button("Nouveau prospect")).hasCount(0);
            screen.button("Revenir à maintenant").click();
            assertThat(card(screen, lead)).isVisible();
        }
    }

    @Test
    void aNewLeadIsCapturedAndWhatIsWrongIsSaidAtItsField() {
        try (Screen screen = board().expecting(400)) {
            screen.button("Nouveau prospect").click();
            screen.page().locator("input[name='personalInfo.firstName']").fill("L");
            screen.page().locator("input[name='personalInfo.lastName']").fill("Benhamou");
            screen.page().locator("dialog input[type=email]").fill("leila." + System.nanoTime() + "@example.com");
            screen.page().locator("dialog input[name='artistInfo.name']").fill("Leïla Aumont");
            screen.button("Enregistrer").click();
            assertThat(screen.page().locator("[aria-invalid=true]")).hasCount(1);
            screen.check();
            screen.page().locator("input[name='personalInfo.firstName']").fill("Leïla");
            screen.button("Enregistrer").click();
            assertThat(screen.page().locator("h1")).hasText("Leïla Aumont");
        }
    }
}
