package com.mdmc.crm.platform.http.openapi;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.JsonNode;

/**
 * Generation of the document at {@code /v3/api-docs}, and the page that shows it, {@code /swagger-ui.html}: in the source
 * tree, where springdoc is. The shipped program holds the document that was generated there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = OpenApiConfiguration.SPRINGDOC)
public class OpenApiConfiguration {
    /** Where this class is, the document is generated. */
    public static final String SPRINGDOC = "org.springdoc.core.configuration.SpringDocConfiguration";

    private static final String TAG = "tag.";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(PersonalText.class, new StringSchema())
                .replaceWithSchema(JsonNode.class, new Schema<>())
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
                .tags(tags())
                .components(new Components().addSecuritySchemes("bearer", bearer))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    /** The groups of operations, in alphabetical order. */
    private static List<Tag> tags() {
        ResourceBundle texts = ResourceBundle.getBundle("openapi/summaries", Locale.ROOT);
        return texts.keySet().stream()
                .filter(key -> key.startsWith(TAG))
                .sorted()
                .map(key -> new Tag().name(key.substring(TAG.length())).description(texts.getString(key)))
                .toList();
    }

    @Bean
    SchemaNames schemaNames() {
        return new SchemaNames();
    }

    @Bean
    ModelResolver schemas(ObjectMapperProvider mappers, SchemaNames names) {
        return new ModelResolver(mappers.jsonMapper(), names).openapi31(true);
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
    @Order(1)
    GlobalOpenApiCustomizer kpiSchemas() {
        return new KpiSchemas();
    }

    @Bean
    GlobalOpenApiCustomizer responseHeaders() {
        return new ResponseHeaders();
    }

    @Bean
    @Order(1)
    GlobalOpenApiCustomizer problemResponses(OpenOperations open) {
        return new ProblemResponses(new ProblemCodes(open));
    }

    @Bean
    @Order(1)
    GlobalOpenApiCustomizer streamedAnswers() {
        return new StreamedAnswers();
    }

    @Bean
    GlobalOpenApiCustomizer requestExamples() {
        return RequestExamples.read("openapi/examples.json");
    }

    /** After all that change a schema. */
    @Bean
    @Order(2)
    GlobalOpenApiCustomizer answerSchemas(SchemaNames names) {
        return new AnswerSchemas(names);
    }
}
