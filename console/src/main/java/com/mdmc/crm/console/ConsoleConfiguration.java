package com.mdmc.crm.console;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Static files of the console at {@code /console/**}, and its page at every address of a screen. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration implements WebMvcConfigurer {
    private static final String FILES = "classpath:/console/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Files keep their names over builds, so a browser asks whether its copy is still right.
        registry.addResourceHandler("/console/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.maxAge(0, TimeUnit.SECONDS).mustRevalidate());
        registry.addResourceHandler(ConsolePlaces.patterns())
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new ConsolePlaces());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/tableau");
    }

    @Bean
    FilterRegistrationBean<ConsoleHeaders> consoleHeaders() {
        return new FilterRegistrationBean<>(new ConsoleHeaders());
    }
}
