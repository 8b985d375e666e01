package com.mdmc.crm.query.user;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Accounts;
import com.mdmc.crm.kernel.access.CurrentRequest;
import com.mdmc.crm.kernel.access.Profile;
import com.mdmc.crm.kernel.privacy.Privacy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whoever asks, about themselves. */
@RestController
@RequestMapping("/api/me")
class MeQueryApi {
    private final Accounts accounts;
    private final Privacy privacy;

    MeQueryApi(Accounts accounts, Privacy privacy) {
        this.accounts = accounts;
        this.privacy = privacy;
    }

    @GetMapping
    ResponseEntity<Profile> me() {
        Profile profile = accounts.find(CurrentRequest.get().actor().id())
                .map(Profile::of)
                .map(privacy::openAll)
                .orElseThrow(Rejection::notFound);
        return ResponseEntity.ok().eTag("\"" + profile.version() + "\"").body(profile);
    }
}
