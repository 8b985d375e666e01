package com.mdmc.crm.command.identity.secondfactor;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.identity.account.SignInCommand.EnableTwoFactor;
import com.mdmc.crm.command.identity.account.SignInCommand.PrepareTwoFactor;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.Reauthentication;
import com.mdmc.crm.command.identity.credential.Secret;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Sets up one-time codes: a secret is handed out, a first code proves that it arrived, recovery codes follow. */
public class TwoFactorSetups {
    private static final String ISSUER = "MDMC CRM";

    private final Accounts accounts;
    private final FreshProof fresh;
    private final Vault vault;
    private final OneTimeCodes codes;
    private final Privacy privacy;
    private final UserCommandGateway commands;
    private final Clock clock;

    public TwoFactorSetups(
            Accounts accounts,
            FreshProof fresh,
            Vault vault,
            OneTimeCodes codes,
            Privacy privacy,
            UserCommandGateway commands,
            Clock clock) {
        this.accounts = accounts;
        this.fresh = fresh;
        this.vault = vault;
        this.codes = codes;
        this.privacy = privacy;
        this.commands = commands;
        this.clock = clock;
    }

    /** A secret for an authenticator app, also as the URI that apps read from a QR code. */
    public record Prepared(Accepted accepted, String secret, String otpauthUri) {}

    /** Codes to get in with when the app is lost, each good once; they are shown this one time. */
    public record Enabled(Accepted accepted, List<String> recoveryCodes) {}

    /** Hands a secret out, on proof: whoever finds a session open must not lock its owner out with a code of theirs. */
    public Prepared prepare(UserId userId, Reauthentication proof, RequestContext context) {
        Account account = accounts.find(userId).orElseThrow(Rejection::notFound);
        fresh.require(account, proof, context);
        String secret = OneTimeCodes.draw();
        String totpId = vault.keep(userId, Kind.TOTP, List.of(codes.encrypt(userId, secret)));
        Accepted accepted = commands.send(new PrepareTwoFactor(userId, totpId), context);
        return new Prepared(
                accepted, secret, uri(privacy.decrypt(account.email()).text(), secret));
    }

    /** Enables the secret handed out last, if this is a present code of it. */
    public Enabled confirm(UserId userId, String code, RequestContext context) {
        Secret secret = vault.latest(userId, Kind.TOTP).orElseThrow(() -> Rejection.state("two-factor-not-prepared"));
        long step = codes.stepOf(secret.content(), code, clock.instant())
                .orElseThrow(() -> Rejection.invalid("totp", "wrong-code"));
        List<String> recoveryCodes = RecoveryCodes.draw();
        String recoveryId = vault.keep(userId, Kind.RECOVERY_CODES, RecoveryCodes.fingerprints(recoveryCodes));
        Accepted accepted = commands.send(new EnableTwoFactor(userId, secret.id(), recoveryId, step), context);
        return new Enabled(accepted, recoveryCodes);
    }

    private static String uri(String email, String secret) {
        String label = encoded(ISSUER) + ":" + encoded(email);
        return "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + encoded(ISSUER)
                + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
