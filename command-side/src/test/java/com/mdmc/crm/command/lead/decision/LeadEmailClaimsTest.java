package com.mdmc.crm.command.lead.decision;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.command.lead.adapter.EmailClaimOwners;
import com.mdmc.crm.command.lead.adapter.MongoLeadEmailClaims;
import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mongodb.client.model.Updates;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** Several attempts on one address: what is refused leaves nothing behind and takes nothing from others. */
class LeadEmailClaimsTest {
    private static int drawn;

    private final LeadId lead = new LeadId("lead-" + ++drawn);
    private final LeadId other = new LeadId("other-" + drawn);
    private final PersonalText email =
            TestStore.PRIVACY.encrypt(lead.value(), PersonalText.clear("artiste" + drawn + "@exemple.fr"));
    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final MongoLeadEmailClaims claims = new MongoLeadEmailClaims(
            TestStore.DATABASE,
            TestStore.PRIVACY,
            TestStore.BLIND_INDEX,
            new EmailClaimOwners(events),
            TestStore.CLOCK);

    @Test
    void whatIsGivenBackIsFreeAtOnce() {
        ahead(lead).run();
        assertThatCode(() -> ahead(other)).doesNotThrowAnyException();
    }

    @Test
    void whatIsUnderWayIsTaken() {
        ahead(lead);
        assertTaken();
    }

    @Test
    void oneRefusedAttemptTakesNothingFromTheOther() {
        Runnable first = ahead(lead);
        Runnable second = ahead(lead);
        first.run();
        assertTaken();
        second.run();
        assertThatCode(() -> ahead(other)).doesNotThrowAnyException();
    }

    @Test
    void anAttemptWithoutACommandOfItsOwnOutlivesARefusedCommand() {
        ahead(lead);
        claimedBy(lead).rollback(Rejection.state("refused"));
        assertTaken();
    }

    @Test
    void aRefusedOrOvertakenCommandGivesItsClaimBack() {
        claimedBy(lead).rollback(Rejection.state("refused"));
        claimedBy(lead).rollback(new ConcurrencyException("overtaken"));
        assertThatCode(() -> ahead(other)).doesNotThrowAnyException();
    }

    @Test
    void aCommandOfUnknownOutcomeKeepsIt() {
        claimedBy(lead).rollback(new IllegalStateException("the line broke"));
        assertTaken();
    }

    @Test
    void whatIsClaimedWhileItIsBeingGivenBackStays() {
        ahead(lead);
        UnitOfWork<?> losing = DefaultUnitOfWork.<Message<?>>startAndGet(null);
        claims.release(lead);
        ahead(lead);
        losing.commit();
        assertTaken();

        UnitOfWork<?> losingAgain = DefaultUnitOfWork.<Message<?>>startAndGet(null);
        claims.release(lead);
        losingAgain.commit();
        assertThatCode(() -> ahead(other)).doesNotThrowAnyException();
    }

    @Test
    void anOpenLeadKeepsAClaimThatNamesNoAttempts() {
        open(lead);
        ahead(lead);
        TestStore.DATABASE
                .getCollection(MongoLeadEmailClaims.COLLECTION)
                .updateMany(eq("lead", lead.value()), Updates.unset("attempts"));
        ahead(lead).run();
        assertThat(TestStore.DATABASE
                        .getCollection(MongoLeadEmailClaims.COLLECTION)
                        .countDocuments(eq("lead", lead.value())))
                .isEqualTo(1);
    }

    private Runnable ahead(LeadId who) {
        return claims.claimAhead(who, claims.indexOf(email), LeadSamples.admin());
    }

    private UnitOfWork<?> claimedBy(LeadId who) {
        UnitOfWork<?> command = DefaultUnitOfWork.<Message<?>>startAndGet(null);
        claims.claim(who, claims.indexOf(email), LeadSamples.admin());
        return command;
    }

    private void assertTaken() {
        assertThatThrownBy(() -> ahead(other)).isInstanceOf(Rejection.class).hasMessageContaining("duplicate-lead");
    }

    private void open(LeadId who) {
        PersonalInfo known = LeadSamples.person();
        PersonalInfo person = known.withEmail(email);
        LeadCaptured captured = LeadProfile.captured(new CaptureLead(
                who, person, null, LeadSamples.artist(), LeadSamples.business("1500"), null, null, null));
        events.publish(new GenericDomainEventMessage<>("Lead", who.value(), 0, captured));
    }
}
