package com.mdmc.crm.query.http;

import com.mdmc.crm.platform.edge.RouteTable;
import com.mdmc.crm.platform.http.openapi.OpenApiConfiguration;
import com.mdmc.crm.projections.fold.Progress;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Web configuration of the query side: freshness, points in time, unknown parameters and deprecated paths. */
@Configuration(proxyBeanMethods = false)
class QueryHttpConfiguration implements WebMvcConfigurer {
    private final Progress progress;

    QueryHttpConfiguration(Progress progress) {
        this.progress = progress;
    }

    @Bean
    RouteTable queryRoutes() {
        return RouteTable.read("routes/query.txt");
    }

    @Bean
    RouteTable consoleRoutes() {
        return RouteTable.read("routes/console.txt");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParametersInterceptor());
        registry.addInterceptor(new DeprecationInterceptor());
        registry.addInterceptor(new FreshnessInterceptor(progress));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PointInTimeArgument());
    }

    /** What the generated OpenAPI document says of queries. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = OpenApiConfiguration.SPRINGDOC)
    static class DocumentConfiguration {

        @Bean
        QueryOperations queryOperations() {
            return new QueryOperations();
        }
    }
}
