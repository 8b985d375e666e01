package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.validation.SingleLine;
import com.mdmc.crm.domain.validation.WebAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.math.BigDecimal;

/**
 * An asset that is shown in a campaign.
 *
 * @param url where the file lies, over HTTP
 * @param isActive whether it is being shown, which is so unless said otherwise; a retired creative is not
 */
@RecordBuilder
public record Creative(
        @NotNull(payload = Unwrapping.Skip.class) @Unmasked @NotBlank @SingleLine @Size(max = 200)
        PersonalText name,

        @NotNull CreativeType type,
        Platform platform,
        @WebAddress @Size(max = 2000) PersonalText url,
        @WebAddress @Size(max = 2000) PersonalText thumbnail,
        @Valid Dimensions dimensions,
        @Valid Metadata metadata,
        Boolean isActive)
        implements CreativeBuilder.With {
    public Creative {
        isActive = isActive == null || isActive;
    }

    /** Size in pixels; the ratio as the platforms write it, such as {@code 9:16}. */
    public record Dimensions(
            @Positive Integer width,
            @Positive Integer height,
            @Size(max = 20) PersonalText aspectRatio) {}

    /**
     * The file behind the asset.
     *
     * @param duration in seconds, for videos
     * @param fileSize in bytes
     */
    public record Metadata(
            @PositiveOrZero BigDecimal duration,
            @PositiveOrZero Long fileSize,
            @Size(max = 50) PersonalText format,
            @Size(max = 50) PersonalText quality) {}
}
