package com.mdmc.crm.command.lead.imports;

import com.mdmc.crm.command.lead.api.LeadInput;
import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.lead.SourceChannel;
import com.mdmc.crm.domain.validation.TextHygiene;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.reports.TitledTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A line of a list as the command that captures it; amounts and named values are read strictly. */
record ListedLead(Map<LeadField, String> cells) {

    /** The command; fails with the field of a cell that cannot be read. */
    CaptureLead capture(LeadId id, BlindIndex blindIndex) {
        PersonalInfo person = LeadInput.normalised(new PersonalInfo(
                text(LeadField.FIRST_NAME),
                text(LeadField.LAST_NAME),
                text(LeadField.EMAIL),
                text(LeadField.PHONE),
                address()));
        return new CaptureLead(
                id,
                person,
                person.email() == null ? null : blindIndex.of(person.email()),
                artist(),
                business(),
                source(),
                null,
                pipeline());
    }

    private PersonalInfo.Address address() {
        boolean isGiven =
                has(LeadField.STREET) || has(LeadField.CITY) || has(LeadField.POSTAL_CODE) || has(LeadField.COUNTRY);
        return isGiven
                ? new PersonalInfo.Address(
                        text(LeadField.STREET),
                        text(LeadField.CITY),
                        text(LeadField.POSTAL_CODE),
                        text(LeadField.COUNTRY))
                : null;
    }

    private ArtistInfo artist() {
        return new ArtistInfo(
                text(LeadField.ARTIST_NAME),
                texts(LeadField.GENRE),
                text(LeadField.SPOTIFY_URL),
                text(LeadField.YOUTUBE_URL),
                text(LeadField.INSTAGRAM_URL),
                text(LeadField.TIKTOK_URL),
                text(LeadField.WEBSITE),
                text(LeadField.LABEL),
                text(LeadField.MANAGER));
    }

    private BusinessInfo business() {
        if (!has(LeadField.BUDGET) && !has(LeadField.PLATFORMS)) {
            return null;
        }
        Set<Platform> platforms = new LinkedHashSet<>();
        parts(LeadField.PLATFORMS).forEach(part -> platforms.add(constant(LeadField.PLATFORMS, Platform.class, part)));
        BusinessInfo.Budget budget = has(LeadField.BUDGET)
                ? new BusinessInfo.Budget(amount(), cells.get(LeadField.CURRENCY), null, null)
                : null;
        return new BusinessInfo(budget, platforms, List.of(), null, null);
    }

    private LeadSource source() {
        SourceChannel channel = has(LeadField.CHANNEL)
                ? constant(LeadField.CHANNEL, SourceChannel.class, cells.get(LeadField.CHANNEL))
                : null;
        PersonalText campaign = text(LeadField.SOURCE_CAMPAIGN);
        return channel == null && campaign == null
                ? null
                : new LeadSource(channel, campaign, null, null, null, null, null, null);
    }

    private CaptureLead.Pipeline pipeline() {
        Priority priority = has(LeadField.PRIORITY)
                ? constant(LeadField.PRIORITY, Priority.class, cells.get(LeadField.PRIORITY))
                : null;
        return new CaptureLead.Pipeline(priority, texts(LeadField.TAGS));
    }

    private boolean has(LeadField field) {
        return cells.containsKey(field);
    }

    private PersonalText text(LeadField field) {
        return has(field) ? clean(field, cells.get(field)) : null;
    }

    private List<PersonalText> texts(LeadField field) {
        return parts(field).map(part -> clean(field, part)).toList();
    }

    private Stream<String> parts(LeadField field) {
        return Arrays.stream(cells.getOrDefault(field, "").split("[|;,]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }

    private static PersonalText clean(LeadField field, String cell) {
        try {
            return PersonalText.clear(TextHygiene.cleanLine(cell));
        } catch (TextHygiene.RefusedTextException refused) {
            throw Rejection.invalid(field.field(), refused.getMessage());
        }
    }

    private static <E extends Enum<E> & WireEnum> E constant(LeadField field, Class<E> type, String cell) {
        return WireEnum.of(type, TitledTable.folded(cell))
                .orElseThrow(() -> Rejection.unknownValue(
                        field.field(),
                        Arrays.stream(type.getEnumConstants())
                                .map(WireEnum::wire)
                                .toList()));
    }

    // A comma is the decimal sign where there is no point; with both, which is which would be a guess.
    private BigDecimal amount() {
        String plain = cells.get(LeadField.BUDGET).replaceAll("[\\s\\p{Z}]", "").replaceFirst("€$", "");
        String number = plain.indexOf('.') < 0 ? plain.replace(',', '.') : plain;
        if (!number.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            throw Rejection.invalid(LeadField.BUDGET.field(), "not-an-amount");
        }
        return new BigDecimal(number);
    }

    /** The field of an error of the command, such as {@code personalInfo.address.country}. */
    static FieldError atField(FieldError error) {
        String path = error.field().replaceAll("\\[[^\\]]*\\]", "");
        String last = path.substring(path.lastIndexOf('.') + 1);
        String field = switch (path) {
            case "artistInfo.name" -> LeadField.ARTIST_NAME.field();
            case "source.campaign" -> LeadField.SOURCE_CAMPAIGN.field();
            default -> last.equals("amount") ? LeadField.BUDGET.field() : last;
        };
        return new FieldError(field, error.code(), error.message(), error.allowed());
    }
}
