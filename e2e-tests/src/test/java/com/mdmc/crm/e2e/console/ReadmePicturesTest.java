package com.mdmc.crm.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.demo.DemoClock;
import com.mdmc.crm.demo.DemoData;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The README's pictures, taken of the demo: run with {@code -Dcrm.docs.write=true}, which a look at each is due after. */
@Tag("slow")
@EnabledIfSystemProperty(named = "crm.docs.write", matches = "true", disabledReason = "fills a demo for a minute")
class ReadmePicturesTest {
    private static final Path IMAGES = Path.of("../docs/images");

    @TempDir
    Path data;

    @Test
    void showTheDemo() throws Exception {
        Chromium.shared();
        DemoClock clock = DemoData.clock();
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data), clock)) {
            CrmClient stranger = new CrmClient("http://127.0.0.1:" + server.port());
            DemoData.fill(stranger, RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD, clock);
            CrmClient admin = stranger.loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            Path images = Files.createDirectories(IMAGES);
            String signed =
                    admin.get("/api/leads?pipeline.stage=closed&limit=1").text("/items/0/id");
            String campaign = admin.get("/api/campaigns?status=active&limit=1").text("/items/0/id");
            try (Screen screen = Screen.on(server.port(), admin.token(), "fr", "light", 1440)) {
                screen.open("/tableau").check();
                screen.screenshot(images.resolve("board.png"));
                screen.open("/campagnes/" + campaign);
                screen.page().locator(".chart canvas").waitFor();
                screen.check();
                screen.screenshot(images.resolve("campaign.png"));
                screen.open("/prospects/" + signed);
                screen.page().getByRole(AriaRole.SLIDER).focus();
                screen.page().keyboard().press("ArrowLeft");
                screen.page().keyboard().press("ArrowLeft");
                screen.page().locator("ins").first().waitFor();
                screen.check();
                screen.screenshot(images.resolve("time.png"));
                screen.open("/preuves?position=1150");
                screen.button("Épingler cette clé").click();
                screen.page().locator(".panel .verdict.ok").waitFor();
                screen.check();
                screen.screenshot(images.resolve("proof.png"));
            }
            assertThat(images.resolve("proof.png")).isNotEmptyFile();
        }
    }
}
