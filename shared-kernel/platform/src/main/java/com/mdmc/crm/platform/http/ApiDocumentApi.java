package com.mdmc.crm.platform.http;

import com.mdmc.crm.platform.http.openapi.OpenApiConfiguration;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The committed OpenAPI document, whole on either side, in a program that does not generate it. */
@RestController
@Hidden
@ConditionalOnMissingClass(OpenApiConfiguration.SPRINGDOC)
class ApiDocumentApi {

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource document() {
        return new ClassPathResource("openapi/openapi.json");
    }
}
