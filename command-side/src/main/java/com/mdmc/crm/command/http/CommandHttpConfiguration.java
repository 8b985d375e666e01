package com.mdmc.crm.command.http;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.edge.RouteTable;
import com.mdmc.crm.platform.http.HttpConfiguration;
import com.mdmc.crm.platform.http.ProblemWriter;
import com.mdmc.crm.platform.http.openapi.OpenApiConfiguration;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Envelope;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configuration of expected versions and idempotency keys. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CommandHttpConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IfMatchArgument());
    }

    @Bean
    RouteTable commandRoutes() {
        return RouteTable.read("routes/command.txt");
    }

    @Bean
    IdempotencyKeys idempotencyKeys(MongoDatabase database, MasterKey master, BlindIndex blindIndex, Clock clock) {
        return new IdempotencyKeys(database, new Envelope(master, "idempotent-answers"), blindIndex, clock);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            IdempotencyKeys keys, Ledger ledger, ProblemWriter problems) {
        FilterRegistrationBean<IdempotencyFilter> filter =
                new FilterRegistrationBean<>(new IdempotencyFilter(keys, new LostAnswers(ledger), ledger, problems));
        // After the request context, because a key belongs to its caller.
        filter.setOrder(HttpConfiguration.AFTER_SECURITY + 10);
        return filter;
    }

    /** What the generated OpenAPI document says of commands. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = OpenApiConfiguration.SPRINGDOC)
    static class DocumentConfiguration {

        @Bean
        CommandOperations commandOperations() {
            return new CommandOperations();
        }
    }
}
