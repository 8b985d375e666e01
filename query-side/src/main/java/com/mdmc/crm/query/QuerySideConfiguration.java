package com.mdmc.crm.query;

import com.mdmc.crm.console.ConsoleConfiguration;
import com.mdmc.crm.platform.configuration.KernelConfiguration;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.list.LocalDays;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that answers, on top of what both sides share. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = QuerySideConfiguration.class)
@Import({KernelConfiguration.class, ConsoleConfiguration.class})
public class QuerySideConfiguration {

    @Bean
    LocalDays localDays(@Value("${crm.time-zone}") ZoneId agency) {
        return new LocalDays(agency);
    }

    @Bean
    ListQueries lists(Views views, LocalDays agency) {
        return new ListQueries(views, agency);
    }
}
