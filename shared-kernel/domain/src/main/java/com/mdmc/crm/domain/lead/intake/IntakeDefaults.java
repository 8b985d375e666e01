package com.mdmc.crm.domain.lead.intake;

import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.lead.SourceChannel;
import com.mdmc.crm.domain.validation.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What every lead of a form begins with.
 *
 * @param channel {@code website} when not said
 * @param formType the lead's {@code source.formType}; the form's name when not said
 * @param priority that of any new lead when not said
 */
public record IntakeDefaults(
        SourceChannel channel,
        @SingleLine @Size(max = 100) String formType,
        Priority priority,
        @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 50) String> tags) {
    public static final IntakeDefaults NONE = new IntakeDefaults(null, null, null, null);

    public IntakeDefaults {
        channel = channel == null ? SourceChannel.WEBSITE : channel;
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
