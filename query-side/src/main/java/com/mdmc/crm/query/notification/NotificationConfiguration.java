package com.mdmc.crm.query.notification;

import com.mdmc.crm.projections.fold.ViewDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the view of inboxes. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    ViewDefinition<InboxView> inboxViews() {
        return InboxView.VIEW;
    }
}
