package com.mdmc.crm.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.console.ConsoleData.Shown;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen opens in both languages and themes, wide and at 360 px, without a complaint of the browser or of axe-core. */
class ConsolePagesTest {
    private static Shown lead;
    private static String campaign;
    private static String correlation;
    private static String position;

    @BeforeAll
    static void something() {
        Chromium.shared();
        lead = ConsoleData.lead("proposal");
        campaign = ConsoleData.campaign("Sortie de l'EP");
        var entry = ConsoleData.admin()
                .get("/api/audit?resourceId=" + lead.id() + "&limit=1")
                .expect(200);
        correlation = entry.text("/items/0/correlationId");
        position = entry.text("/items/0/position");
        ConsoleData.awaitProof(position);
    }

    /** Where a screen is and what its heading says in both languages. */
    private record Place(String path, String french, String english) {

        String address() {
            return path.replace("{lead}", lead.id())
                    .replace("{campaign}", campaign)
                    .replace("{correlation}", correlation)
                    .replace("{position}", position);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private static Stream<Place> places() {
        return Stream.of(
                new Place("/tableau", "Tableau", "Board"),
                new Place("/prospects", "Prospects", "Leads"),
                new Place("/prospects?pipeline.stage=proposal&sort=-pipeline.score", "Prospects", "Leads"),
                new Place("/prospects/{lead}", null, null),
                new Place("/prospects/{lead}?atPosition={position}", null, null),
                new Place("/campagnes", "Campagnes", "Campaigns"),
                new Place("/campagnes/{campaign}", "Sortie de l'EP", "Sortie de l'EP"),
                new Place("/agenda", "Agenda", "Agenda"),
                new Place("/agenda?vue=semaine", "Agenda", "Agenda"),
                new Place("/indicateurs?periode=30", "Indicateurs", "Dashboard"),
                new Place("/audit", "Audit", "Audit"),
                new Place("/audit?entree={position}", "Audit", "Audit"),
                new Place("/registre", "Registre", "Ledger"),
                new Place("/registre/demande/{correlation}", null, null),
                new Place("/registre/etapes/lead/{lead}", "Pas à pas", "Step by step"),
                new Place("/preuves?position={position}", "Points de contrôle", "Checkpoints"),
                new Place("/comptes", "Comptes", "Accounts"),
                new Place("/comptes/user-first-administrator", null, null),
                new Place("/reglages", "Réglages", "Settings"));
    }

    // The innermost element that reaches beyond the window and is not within something that scrolls by itself.
    private static final String WIDEST = """
            () => [...document.querySelectorAll('body *')]
              .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth)
              .filter((each) => !each.closest('.scroll, .table, .board'))
              .map((each) => each.outerHTML.slice(0, 300)).pop() ?? 'nothing'""";

    @ParameterizedTest
    @MethodSource("places")
    void opensInFrench(Place place) {
        look(place, "fr", "light", 1440, place.french());
    }

    @ParameterizedTest
    @MethodSource("places")
    void opensInEnglishInTheDarkOnAPhone(Place place) {
        look(place, "en", "dark", 360, place.english());
    }

    private static void look(Place place, String language, String theme, int width, String heading) {
        try (Screen screen = Screen.as(ConsoleData.admin().token(), language, theme, width)) {
            screen.open(place.address());
            if (heading != null) {
                assertThat(screen.page().locator("h1").textContent()).isEqualTo(heading);
            }
            Object over = screen.page()
                    .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(((Number) over).intValue())
                    .as("pixels beside the page, of %s", screen.page().evaluate(WIDEST))
                    .isZero();
            screen.check();
        }
    }

    @Test
    void strangersSeeTheLogInAndItsSisters() {
        for (String path : List.of("/connexion", "/connexion/oubli")) {
            try (Screen screen = Screen.stranger()) {
                screen.open(path).check();
            }
        }
    }

    @Test
    void aDifferentAddressIsAProblemOfTheApiAsBefore() {
        assertThat(ConsoleData.admin().get("/api/nothing").status()).isEqualTo(404);
        assertThat(ConsoleData.admin().get("/nowhere").status()).isEqualTo(404);
        assertThat(ConsoleData.admin().get("/console/../application.yml").status())
                .isIn(400, 404);
    }
}
