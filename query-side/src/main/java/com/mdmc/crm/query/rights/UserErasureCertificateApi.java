package com.mdmc.crm.query.rights;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.user.UserReader;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Certificates of erasure of members of staff over HTTP, as those of leads. */
@RestController
@RequestMapping("/api/users/{id}/erasure-certificate")
@AnsweredFrom("users")
class UserErasureCertificateApi {
    private final UserReader users;
    private final ErasureCertificates certificates;

    UserErasureCertificateApi(UserReader users, ErasureCertificates certificates) {
        this.users = users;
        this.certificates = certificates;
    }

    @GetMapping
    ErasureCertificate certificate(@PathVariable String id, Actor actor) {
        actor.require(Permission.ADMIN_USERS);
        return users.erasure(id, actor)
                .map(erasure -> certificates.of(new UserId(id), erasure))
                .orElseThrow(Rejection::notFound);
    }

    @GetMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
    String text(@PathVariable String id, Actor actor) {
        return certificate(id, actor).requireSigned();
    }
}
