package com.mdmc.crm.e2e.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.notification.InboxCommand.StartDelivery;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.TestClock;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications by mail: once each, or listed as what became of them. The administrator is told of a colleague's work. */
class NotificationMailTest {
    private static final String ARTIST = "Boîte Postale";

    private final TestClock clock = new TestClock();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private int port;

    @TempDir
    Path directory;

    @BeforeEach
    void startMailServer() {
        mail.start();
        port = mail.getSmtp().getPort();
    }

    @AfterEach
    void stopMailServer() {
        mail.stop();
    }

    @Test
    void eachIsMailedOnceWhicheverNodeDoesItAndOneThatTheServerDidNotTakeIsListedAsFailed() {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"));
                StandaloneServer one = node(store);
                StandaloneServer other = node(store)) {
            CrmClient colleague = colleague(one);
            List<String> leads = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                leads.add(given(colleague, admin(one)));
            }
            awaitMails(admin(other), 30, "sent");
            String mails = mails();
            assertThat(leads)
                    .allSatisfy(
                            lead -> assertThat(mails.split(lead, -1)).as(lead).hasSize(2));
            assertThat(mails).contains("confi").doesNotContain(ARTIST, "Postale");

            mail.stop();
            given(colleague, admin(one));
            awaitMails(admin(other), 1, "failed");
            assertThat(states(admin(one))).containsOnlyOnce("failed").hasSize(31);
        }
    }

    @Test
    void nothingIsSentInQuietHoursNorTwiceAfterANodeDied() {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"));
                StandaloneServer server = node(store)) {
            CrmClient admin = admin(server);
            CrmClient colleague = colleague(server);
            prefer(admin, Map.of("email", true, "quietHours", Map.of("from", "00:00", "to", "23:59")));
            given(colleague, admin);
            awaitMails(admin, 1, "waiting");
            String lost = admin.get("/api/notifications").text("/items/0/id");
            given(colleague, admin);
            awaitMails(admin, 2, "waiting");

            // A node that takes it in hand and says nothing more.
            UserId user = new UserId(admin.get("/api/me").text("/id"));
            server.context()
                    .getBean(Commands.class)
                    .send(
                            new StartDelivery(user, NotificationChannel.EMAIL, List.of(lost)),
                            RequestContext.system("died", "died", null));
            awaitMails(admin, 1, "under-way");
            clock.forward(Duration.ofMinutes(11));
            awaitMails(admin, 1, "unknown");
            assertThat(mailsTo(admin)).isEmpty();

            prefer(admin, Map.of("email", true));
            awaitMails(admin, 1, "sent");
            assertThat(states(admin)).containsExactlyInAnyOrder("sent", "unknown");
            assertThat(mailsTo(admin)).hasSize(1);

            prefer(admin, Map.of("email", false));
            given(colleague, admin);
            Eventually.that(() -> states(admin), all -> all.size() == 3);
            assertThat(states(admin)).containsOnlyOnce("null");
        }
    }

    private static void prefer(CrmClient user, Map<String, ?> notifications) {
        JsonNode me = user.get("/api/me").expect(200).body();
        user.put(
                        "/api/me/preferences",
                        Map.of("notifications", notifications),
                        me.at("/version").asLong())
                .expect(200);
    }

    private static String given(CrmClient colleague, CrmClient admin) {
        String lead = LeadForms.queued(colleague, ARTIST).text("/id");
        colleague
                .post(
                        "/api/leads/" + lead + "/assignment",
                        Map.of("assignedTo", admin.get("/api/me").text("/id")))
                .expect(200);
        return lead;
    }

    private static void awaitMails(CrmClient admin, long count, String state) {
        Eventually.that(
                () -> states(admin),
                states -> states.stream().filter(state::equals).count() == count);
    }

    private static List<String> states(CrmClient admin) {
        JsonNode items =
                admin.get("/api/notifications?limit=200").expect(200).body().at("/items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.at("/email").asText())
                .toList();
    }

    // New colleagues are mailed to as well.
    private List<String> mailsTo(CrmClient user) {
        String address = user.get("/api/me").text("/email");
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message ->
                        GreenMailUtil.getAddressList(recipients(message)).contains(address))
                .map(GreenMailUtil::getBody)
                .toList();
    }

    private static Address[] recipients(MimeMessage message) {
        try {
            return message.getAllRecipients();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private String mails() {
        return Arrays.stream(mail.getReceivedMessages())
                .map(GreenMailUtil::getBody)
                .map(body -> body.replace("=\r\n", ""))
                .collect(Collectors.joining("\n"));
    }

    private static CrmClient colleague(StandaloneServer node) {
        Map<String, Object> hired = Map.of(
                "firstName",
                "Camille",
                "lastName",
                "Facteur",
                "email",
                "camille.facteur@example.com",
                "password",
                "un facteur sonne deux fois",
                "role",
                "manager",
                "assignedPlatforms",
                List.of("youtube"));
        Answer created = admin(node).post("/api/users", hired).expect(201);
        assertThat(created.text("/id")).isNotEmpty();
        return new CrmClient("http://127.0.0.1:" + node.port())
                .loggedIn("camille.facteur@example.com", "un facteur sonne deux fois");
    }

    private static CrmClient admin(StandaloneServer node) {
        return RunningCrm.admin(node);
    }

    private StandaloneServer node(EmbeddedStore store) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory));
        settings.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
        settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("crm.mail.on-console", "false");
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", Integer.toString(port));
        settings.put("crm.notifications.poll", "100ms");
        return StandaloneServer.start(settings, clock);
    }
}
