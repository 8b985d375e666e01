package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.user.Secret.Kind;
import com.mdmc.crm.command.user.SignInCommand.EnableTwoFactor;
import com.mdmc.crm.command.user.SignInCommand.PrepareTwoFactor;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Sets up one-time codes: a secret is handed out, a first code proves that it arrived, recovery codes follow. */
class TwoFactorSetups {
    private static final String ISSUER = "MDMC CRM";

    private final Accounts accounts;
    private final Vault vault;
    private final OneTimeCodes codes;
    private final Privacy privacy;
    private final UserOrders orders;
    private final Clock clock;

    TwoFactorSetups(
            Accounts accounts, Vault vault, OneTimeCodes codes, Privacy privacy, UserOrders orders, Clock clock) {
        this.accounts = accounts;
        this.vault = vault;
        this.codes = codes;
        this.privacy = privacy;
        this.orders = orders;
        this.clock = clock;
    }

    /** A secret for an authenticator app, also as the URI that apps read from a QR code. */
    record Prepared(Accepted accepted, String secret, String otpauthUri) {}

    /** Codes to get in with when the app is lost, each good once; they are shown this one time. */
    record Enabled(Accepted accepted, List<String> recoveryCodes) {}

    Prepared prepare(UserId userId) {
        Account account = accounts.find(userId).orElseThrow(Rejection::notFound);
        String secret = OneTimeCodes.draw();
        String totpId = vault.keep(userId, Kind.TOTP, List.of(codes.seal(userId, secret)));
        Accepted accepted = orders.give(new PrepareTwoFactor(userId, totpId));
        return new Prepared(accepted, secret, uri(privacy.open(account.email()).text(), secret));
    }

    /** Enables the secret handed out last, if this is a present code of it. */
    Enabled confirm(UserId userId, String code) {
        Secret secret = vault.latest(userId, Kind.TOTP).orElseThrow(() -> Rejection.state("two-factor-not-prepared"));
        long step = codes.stepOf(secret.content(), code, clock.instant())
                .orElseThrow(() -> Rejection.invalid("totp", "wrong-code"));
        List<String> recoveryCodes = RecoveryCodes.draw();
        String recoveryId = vault.keep(userId, Kind.RECOVERY_CODES, RecoveryCodes.fingerprints(recoveryCodes));
        Accepted accepted = orders.give(new EnableTwoFactor(userId, secret.id(), recoveryId, step));
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
