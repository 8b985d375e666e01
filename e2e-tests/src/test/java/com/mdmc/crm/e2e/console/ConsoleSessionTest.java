package com.mdmc.crm.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.console.ConsoleData.Shown;
import com.mdmc.crm.e2e.support.Authenticator;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Coming in, staying in and going: log-in, expiry without loss, tabs, language, theme, and what a role may open. */
class ConsoleSessionTest {

    @BeforeAll
    static void browser() {
        Chromium.shared();
    }

    private static void logIn(Screen screen, String email, String password) {
        screen.field("Adresse e-mail").fill(email);
        screen.field("Mot de passe").first().fill(password);
        screen.button("Se connecter").click();
    }

    @Test
    void theFirstAddressAsksToLogInAndThenShowsTheBoard() {
        try (Screen screen = Screen.stranger()) {
            screen.open("/");
            assertThat(screen.path()).startsWith("/connexion");
            logIn(screen, RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            screen.page().locator(".board").waitFor();
            screen.settled().check();
            assertThat(screen.path()).isEqualTo("/tableau");
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNothingElse() {
        // Failures count towards the lock of an account, and the administrator's is everybody's.
        Staff agent = Staff.hired("agent", "denis");
        try (Screen screen = Screen.stranger().expecting(401)) {
            screen.open("/connexion");
            logIn(screen, agent.email(), "un autre mot de passe");
            assertThat(screen.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                    .isVisible();
            screen.check();
        }
    }

    @Test
    void whoFollowedALinkReturnsToItAfterTheLogIn() {
        Shown lead = ConsoleData.lead("contacted");
        try (Screen screen = Screen.stranger()) {
            screen.open("/prospects/" + lead.id());
            logIn(screen, RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            assertThat(screen.page().locator("h1")).hasText(lead.name());
        }
    }

    @Test
    void anotherSiteIsNoPlaceToReturnTo() {
        try (Screen screen = Screen.stranger()) {
            screen.open("/connexion?vers=%2F%2Fevil.example%2F");
            logIn(screen, RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            screen.page().locator(".board").waitFor();
            assertThat(screen.path()).isEqualTo("/tableau");
        }
    }

    @Test
    void anAccountWithTwoFactorsIsAskedForItsCode() {
        Staff agent = Staff.hired("agent", "denis");
        // Its code lasts as long as the browser takes.
        RunningCrm.clock().stop();
        try (Screen screen = Screen.stranger().expecting(401)) {
            Authenticator phone = Authenticator.enabled(agent.session());
            screen.open("/connexion");
            logIn(screen, agent.email(), agent.password());
            screen.field("Code à six chiffres").fill(phone.code(0));
            screen.button("Se connecter").click();
            screen.page().locator(".board").waitFor();
        } finally {
            RunningCrm.clock().resume();
        }
    }

    @Test
    void anEndedSessionAsksOverThePageAndWhatWasTypedStaysAndIsSaved() {
        Shown lead = ConsoleData.lead("contacted");
        Staff manager = Staff.hired("admin", null);
        CrmClient session = Staff.stranger().loggedIn(manager.email(), manager.password());
        try (Screen screen = Screen.as(session.token()).expecting(401)) {
            screen.open("/prospects/" + lead.id());
            screen.field("Nouvelle note").fill("Rappeler avant la sortie du single.");
            session.post("/api/auth/logout", Map.of()).expect(200);
            screen.button("Ajouter").click();
            assertThat(screen.text("Votre session a expiré")).isVisible();
            assertThat(screen.field("Nouvelle note")).hasValue("Rappeler avant la sortie du single.");
            screen.page().locator("dialog input[type=password]").fill(manager.password());
            screen.button("Se connecter").click();
            assertThat(screen.page().locator(".note").first()).hasText("Rappeler avant la sortie du single.");
        }
    }

    @Test
    void aNewTabIsLoggedInByTheOpenOne() {
        try (Screen screen = Screen.stranger()) {
            screen.open("/connexion");
            logIn(screen, RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            screen.page().locator(".board").waitFor();
            Page tab = screen.anotherTab("/campagnes");
            assertThat(tab.locator("h1")).hasText("Campagnes");
        }
    }

    @Test
    void theDemosAddressOpensLoggedInAndKeepsTheTokenOutOfTheHistory() {
        String token = Staff.stranger()
                .loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD)
                .token();
        try (Screen screen = Screen.stranger()) {
            screen.open("/tableau#session=" + token);
            screen.page().locator(".board").waitFor();
            assertThat(screen.page().url()).doesNotContain(token);
        }
    }

    @Test
    void loggingOutEndsTheSessionInEveryTab() {
        Staff agent = Staff.hired("agent", "denis");
        CrmClient session = Staff.stranger().loggedIn(agent.email(), agent.password());
        try (Screen screen = Screen.as(session.token())) {
            screen.open("/tableau");
            screen.button("Quitter").click();
            screen.button("Se connecter").waitFor();
            Eventually.that(() -> session.get("/api/me").status(), status -> status == 401);
        }
    }

    @Test
    void languageAndThemeChangeInPlaceAndStay() {
        try (Screen screen = Screen.as(ConsoleData.admin().token())) {
            screen.open("/prospects");
            screen.button("English").click();
            assertThat(screen.page().locator("h1")).hasText("Leads");
            screen.button("Dark").click();
            assertThat(screen.page().locator("html")).hasAttribute("data-theme", "dark");
            screen.page().reload();
            screen.settled();
            assertThat(screen.page().locator("html")).hasAttribute("data-theme", "dark");
            assertThat(screen.page().locator("h1")).hasText("Leads");
            screen.check();
        }
    }

    @Test
    void anAgentIsOfferedNoPlaceThatIsNotTheirs() {
        Staff agent = Staff.hired("agent", "denis");
        try (Screen screen = Screen.as(agent.session().token()).expecting(403)) {
            screen.open("/tableau");
            assertThat(screen.page().locator("nav")).not().containsText("Audit");
            assertThat(screen.page().locator("nav")).not().containsText("Comptes");
            screen.open("/audit");
            assertThat(screen.text("ne vous est pas ouverte")).isVisible();
            screen.check();
        }
    }

    @Test
    void theKeyboardGoesToPlacesAndSearches() {
        Shown lead = ConsoleData.lead("Velvetine " + System.nanoTime(), "new");
        try (Screen screen = Screen.as(ConsoleData.admin().token())) {
            screen.open("/tableau");
            screen.page().keyboard().press("g");
            screen.page().keyboard().press("c");
            assertThat(screen.page().locator("h1")).hasText("Campagnes");
            screen.page().keyboard().press("?");
            assertThat(screen.text("Au clavier")).isVisible();
            screen.check();
            screen.page().keyboard().press("Escape");
            screen.page().keyboard().press("/");
            screen.page().keyboard().type("Velvetine");
            assertThat(screen.page().locator("[role=option]").first()).containsText(lead.name());
            screen.page().keyboard().press("Enter");
            assertThat(screen.page().locator("h1")).hasText(lead.name());
        }
    }
}
