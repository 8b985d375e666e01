package com.mdmc.crm.e2e.leads;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.identity.account.SignInCommand.VerifyEmail;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerificationRequested;
import com.mdmc.crm.e2e.Eventually;
import com.mdmc.crm.e2e.RunningCrm;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.standalone.CrmClient;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Members of staff as tests need them. */
final class Staff {
    static final String PASSWORD = "une phrase de passe solide";

    private Staff() {}

    /** An agent whose address is verified; the id. */
    static String agent(CrmClient admin, String team, List<String> platforms) {
        String id = member(admin, LeadForms.freshEmail(), "agent", team, platforms);
        verify(new UserId(id));
        return id;
    }

    /** Somebody whose address nobody verified; the id. */
    static String member(CrmClient admin, String email, String role, String team, List<String> platforms) {
        Map<String, Object> account = Map.of(
                "firstName", "Alix",
                "lastName", "Martin",
                "email", email,
                "password", PASSWORD,
                "role", role,
                "team", team,
                "assignedPlatforms", platforms);
        return admin.post("/api/users", account).expect(201).text("/id");
    }

    // The link went out by mail; its token is known to nobody, but the event that tells of it names its id.
    private static void verify(UserId user) {
        ApplicationContext context = RunningCrm.shared().server().context();
        Ledger ledger = context.getBean(Ledger.class);
        UserEmailVerificationRequested mailed = ledger.commitsOfSubject(user.value(), 0, ledger.head()).stream()
                .map(Commit::events)
                .flatMap(List::stream)
                .map(StoredEvent::payload)
                .filter(UserEmailVerificationRequested.class::isInstance)
                .map(UserEmailVerificationRequested.class::cast)
                .findFirst()
                .orElseThrow();
        VerifyEmail command =
                new VerifyEmail(user, mailed.tokenId(), mailed.expiresAt().minusSeconds(60));
        Actor actor = context.getBean(Accounts.class).find(user).orElseThrow().actor("test");
        context.getBean(Commands.class)
                .send(command, RequestContext.system("test", "test", null).by(actor));
        Eventually.that(
                () -> context.getBean(Accounts.class)
                        .find(user)
                        .orElseThrow()
                        .standing()
                        .verified(),
                verified -> verified);
    }
}
