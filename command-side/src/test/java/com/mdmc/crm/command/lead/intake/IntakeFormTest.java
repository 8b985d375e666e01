package com.mdmc.crm.command.lead.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.lead.intake.IntakeFormCommand.CreateIntakeForm;
import com.mdmc.crm.command.lead.intake.IntakeFormCommand.RetireIntakeForm;
import com.mdmc.crm.domain.lead.intake.IntakeDefaults;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormCreated;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormRetired;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form is opened for some origins and retired once. */
class IntakeFormTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final List<String> SITE = List.of("https://www.mdmc.example");
    private static final IntakeFormCreated CREATED = new IntakeFormCreated("key", "Contact", SITE, IntakeDefaults.NONE);
    private static final IntakeFormRetired RETIRED = new IntakeFormRetired("key", "Contact");

    private final AggregateTestFixture<IntakeForm> fixture = new AggregateTestFixture<>(IntakeForm.class);

    @Test
    void aFormIsOpened() {
        fixture.givenNoPriorActivity()
                .when(new CreateIntakeForm("key", "Contact", SITE, IntakeDefaults.NONE))
                .expectEvents(CREATED);
    }

    @Test
    void retiringTwiceRetiresOnce() {
        fixture.given(CREATED).when(new RetireIntakeForm("key")).expectEvents(RETIRED);
        new AggregateTestFixture<>(IntakeForm.class)
                .given(CREATED, RETIRED)
                .when(new RetireIntakeForm("key"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://mdmc.example/",
                "https://MDMC.example",
                "mdmc.example",
                "ftp://mdmc.example"
            })
    void anOriginIsOneAsBrowsersSpellIt(String origin) {
        assertThat(VALIDATOR.validate(new CreateIntakeForm("key", "Contact", List.of(origin), IntakeDefaults.NONE)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.mdmc.example", "http://localhost:3000"})
    void hostsAndPortsAreOrigins(String origin) {
        assertThat(VALIDATOR.validate(new CreateIntakeForm("key", "Contact", List.of(origin), IntakeDefaults.NONE)))
                .isEmpty();
    }
}
