package com.mdmc.crm.platform.http.openapi;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.annotation.Order;

/**
 * Generation of the document at {@code /v3/api-docs}, and the page that shows it, {@code /swagger-ui.html}: in the source
 * tree, where springdoc is. The shipped program holds the document that was generated there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = OpenApiConfiguration.SPRINGDOC)
public class OpenApiConfiguration {
    /** Where this class is, the document is generated. */
    public static final String SPRINGDOC = "org.springdoc.core.configuration.SpringDocConfiguration";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(PersonalText.class, new StringSchema())
                .addRequestWrapperToIgnore(RequestContext.class, Actor.class);
    }

    @Bean
    OpenAPI contract() {
        SecurityScheme bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("Le jeton accessToken rendu par POST /api/auth/login");
        return new OpenAPI()
                .servers(List.of(new Server().url("/")))
                .info(new Info()
                        .title("MDMC CRM")
                        .version("1")
                        .description(
                                "Prospects, campagnes, chiffres du jour, factures, journal d’audit et historique."))
                .components(new Components().addSecuritySchemes("bearer", bearer))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    @Bean
    ModelResolver schemas(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    GlobalOperationCustomizer operationNames() {
        ResourceBundleMessageSource summaries = new ResourceBundleMessageSource();
        summaries.setBasename("openapi/summaries");
        summaries.setDefaultEncoding("UTF-8");
        summaries.setFallbackToSystemLocale(false);
        return new OperationNames(summaries);
    }

    @Bean
    @Order(1)
    GlobalOpenApiCustomizer moneyShape() {
        return new MoneyShape();
    }

    @Bean
    @Order(2)
    GlobalOpenApiCustomizer nullableFields() {
        return new NullableFields();
    }

    @Bean
    GlobalOpenApiCustomizer kpiSchemas() {
        return new KpiSchemas();
    }

    @Bean
    GlobalOpenApiCustomizer responseHeaders() {
        return new ResponseHeaders();
    }

    @Bean
    GlobalOpenApiCustomizer problemResponses() {
        return new ProblemResponses();
    }
}
