package com.mdmc.crm.query.lead.intake;

import com.mdmc.crm.projections.fold.ViewDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the view of forms. */
@Configuration(proxyBeanMethods = false)
class IntakeFormConfiguration {

    @Bean
    ViewDefinition<IntakeFormView> intakeFormViews() {
        return IntakeFormView.VIEW;
    }
}
