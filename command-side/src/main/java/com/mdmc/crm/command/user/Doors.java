package com.mdmc.crm.command.user;

import com.mdmc.crm.command.user.RateLimits.Limit;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.http.ClientAddresses;
import com.mdmc.crm.platform.privacy.BlindIndex;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * How often strangers may knock: log-ins by address and by account, everything else by address. Addresses and accounts
 * are remembered by their fingerprints.
 */
class Doors {
    private final ClientAddresses addresses;
    private final BlindIndex blindIndex;
    private final LogInFailures failures;
    private final RateLimits byAddress;
    private final RateLimits byAccount;
    private final RateLimits linksByAddress;
    private final RateLimits resetsByAccount = new RateLimits(new Limit(10, 10, Duration.ofHours(1)));
    private final RateLimits refusalsOnRecord = new RateLimits(new Limit(1, 1, Duration.ofMinutes(1)));

    Doors(
            ClientAddresses addresses,
            BlindIndex blindIndex,
            LogInFailures failures,
            Limit byAddress,
            Limit byAccount,
            Limit links) {
        this.addresses = addresses;
        this.blindIndex = blindIndex;
        this.failures = failures;
        this.byAddress = new RateLimits(byAddress);
        this.byAccount = new RateLimits(byAccount);
        this.linksByAddress = new RateLimits(links);
    }

    /** Fails with 429 if the address or the account saw too many log-ins; the first refusal a minute is on record. */
    void requireLogIn(HttpServletRequest request, String email) {
        String address = fingerprint(request);
        try {
            byAddress.require(address);
            byAccount.require(blindIndex.ofEmail(email));
        } catch (Rejection tooMany) {
            if (refusalsOnRecord.allows(address)) {
                failures.ofFlood();
            }
            throw tooMany;
        }
    }

    /** Fails with 429 if the address tried too many renewals. */
    void requireRenewal(HttpServletRequest request) {
        byAddress.require("renewal:" + fingerprint(request));
    }

    /** Fails with 429 if the address asked for or used too many links. */
    void requireLink(HttpServletRequest request) {
        linksByAddress.require(fingerprint(request));
    }

    /** Whether one more link may be mailed to this account; the caller must not tell. */
    boolean allowsReset(String email) {
        return resetsByAccount.allows(blindIndex.ofEmail(email));
    }

    private String fingerprint(HttpServletRequest request) {
        return blindIndex.of("address", addresses.of(request));
    }
}
