package com.mdmc.crm.command.identity.signin;

import com.mdmc.crm.command.identity.account.LogInFailures;
import com.mdmc.crm.command.identity.signin.RateLimits.Limit;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.http.ClientAddresses;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;

/**
 * How often strangers may knock: log-ins by address and by account, everything else by address. Addresses and accounts
 * are remembered by their fingerprints.
 */
public class LoginRateLimiter {
    private final ClientAddresses addresses;
    private final BlindIndex blindIndex;
    private final LogInFailures failures;
    private final RateLimits byAddress;
    private final RateLimits byAccount;
    private final RateLimits linksByAddress;
    private final RateLimits resetsByAccount;
    private final RateLimits refusalsOnRecord;

    public LoginRateLimiter(
            ClientAddresses addresses,
            BlindIndex blindIndex,
            LogInFailures failures,
            Limit byAddress,
            Limit byAccount,
            Limit links,
            Clock clock) {
        this.addresses = addresses;
        this.blindIndex = blindIndex;
        this.failures = failures;
        this.byAddress = new RateLimits(byAddress, clock);
        this.byAccount = new RateLimits(byAccount, clock);
        this.linksByAddress = new RateLimits(links, clock);
        this.resetsByAccount = new RateLimits(new Limit(10, 10, Duration.ofHours(1)), clock);
        this.refusalsOnRecord = new RateLimits(new Limit(1, 1, Duration.ofMinutes(1)), clock);
    }

    /** Fails with 429 if the address or the account saw too many log-ins; the first refusal a minute is on record. */
    public void requireLogIn(HttpServletRequest request, String email, RequestContext context) {
        String address = fingerprint(request);
        try {
            byAddress.require(address);
            byAccount.require(blindIndex.ofEmail(email));
        } catch (Rejection tooMany) {
            if (refusalsOnRecord.allows(address)) {
                failures.ofFlood(context);
            }
            throw tooMany;
        }
    }

    /** Fails with 429 if the address tried too many renewals. */
    public void requireRenewal(HttpServletRequest request) {
        byAddress.require("renewal:" + fingerprint(request));
    }

    /** Fails with 429 if the address asked for or used too many links. */
    public void requireLink(HttpServletRequest request) {
        linksByAddress.require(fingerprint(request));
    }

    /** Whether one more link may be mailed to this account; the caller must not tell. */
    public boolean allowsReset(String email) {
        return resetsByAccount.allows(blindIndex.ofEmail(email));
    }

    private String fingerprint(HttpServletRequest request) {
        return blindIndex.of("address", addresses.of(request));
    }
}
