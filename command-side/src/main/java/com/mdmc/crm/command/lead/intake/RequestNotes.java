package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.PersonalInfo;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** The note that tells staff what somebody whose lead is open has asked for once more, in French as notes are. */
final class RequestNotes {
    private static final int LONGEST = 5_000;

    private final MessageSource messages;

    RequestNotes(MessageSource messages) {
        this.messages = messages;
    }

    PersonalText newRequest(String form, Submission submission) {
        PersonalInfo person = submission.personalInfo();
        BusinessInfo business = submission.businessInfo();
        String note = Stream.concat(
                        Stream.of(
                                line("form", form),
                                line(
                                        "name",
                                        person.firstName().text() + " "
                                                + person.lastName().text()),
                                line("phone", text(person.phone())),
                                line("artist", submission.artistInfo().name().text())),
                        business == null
                                ? Stream.of()
                                : Stream.of(
                                        line("budget", budget(business.budget())),
                                        line(
                                                "platforms",
                                                joined(business.platforms().stream()
                                                        .map(WireEnum::wire)
                                                        .toList())),
                                        line(
                                                "goals",
                                                joined(business.goals().stream()
                                                        .map(PersonalText::text)
                                                        .toList()))))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return PersonalText.clear(note.length() <= LONGEST ? note : note.substring(0, LONGEST));
    }

    private String line(String what, String value) {
        return value == null || value.isEmpty()
                ? null
                : messages.getMessage("intake.request." + what, new Object[] {value}, Locale.FRENCH);
    }

    private static String text(PersonalText text) {
        return text == null ? null : text.text();
    }

    private static String budget(BusinessInfo.Budget budget) {
        return budget == null || budget.amount() == null
                ? null
                : budget.amount().toPlainString() + " " + budget.currency();
    }

    private static String joined(Collection<String> values) {
        return String.join(", ", values);
    }
}
