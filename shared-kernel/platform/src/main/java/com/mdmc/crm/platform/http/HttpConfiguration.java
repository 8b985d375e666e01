package com.mdmc.crm.platform.http;

import com.fasterxml.jackson.annotation.Nulls;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.TextHygiene;
import com.mdmc.crm.platform.http.openapi.OpenApiConfiguration;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Accounts;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Configuration of HTTP for both sides: JSON, problems, languages, filters. */
@Configuration(proxyBeanMethods = false)
@Import({HttpProblems.class, OpenApiConfiguration.class, ApiDocumentApi.class})
public class HttpConfiguration implements WebMvcConfigurer {
    /** Order of the first filter that works for callers Spring Security has let through. */
    public static final int AFTER_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestContextArgument());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new WireEnumParameters());
        registry.addConverter(String.class, PersonalText.class, text -> PersonalText.clear(TextHygiene.clean(text)));
    }

    @Bean
    LocaleResolver localeResolver(ObjectProvider<Accounts> accounts) {
        return new CallersLocale(accounts::getObject);
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/common",
                "messages/lead",
                "messages/campaign",
                "messages/user",
                "messages/labels",
                "messages/notification",
                "messages/export");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** Strict JSON: unknown fields, wrong types, nulls in lists and duplicate keys are errors that name their path. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.addModule(new PersonalTextJson())
                .addModule(new StrictJsonModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                // A batch is read as a tree first, and an amount in it must not become a binary fraction on the way.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    @Bean
    ProblemAnswers problemAnswers(MessageSource messages) {
        return new ProblemAnswers(messages);
    }

    @Bean
    ProblemWriter problemWriter(ProblemAnswers answers, LocaleResolver localeResolver, JsonMapper json) {
        return new ProblemWriter(answers, localeResolver, json);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsBeforeTheProgram(ProblemWriter problems) {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            ((StandardHost) context.getParent()).setErrorReportValveClass("");
            context.getParent().getPipeline().addValve(new TomcatProblemValve(problems));
        });
    }

    @Bean
    ClientAddresses clientAddresses(@Value("${crm.trusted-proxies:}") List<String> trustedProxies) {
        return new ClientAddresses(trustedProxies);
    }

    @Bean
    RequestOrigin requestOrigin(Privacy privacy, ClientAddresses addresses, Clock clock) {
        return new RequestOrigin(privacy, addresses, clock);
    }

    @Bean
    FilterRegistrationBean<RequestTrace> requestTrace(ProblemWriter problems) {
        FilterRegistrationBean<RequestTrace> filter = new FilterRegistrationBean<>(new RequestTrace(problems));
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
