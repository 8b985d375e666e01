package com.mdmc.crm.query.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Formats of an export; the first is the default. */
enum ExportFormat {
    CSV(Exports.CSV),
    NDJSON(Exports.NDJSON);

    private final MediaType type;

    ExportFormat(String type) {
        this.type = MediaType.parseMediaType(type);
    }

    String contentType() {
        return type + ";charset=UTF-8";
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an {@code Accept} header likes best; fails with 406 if it likes none of these. */
    static ExportFormat accepted(String header) throws HttpMediaTypeNotAcceptableException {
        return header == null
                ? CSV
                : liked(header).stream()
                        .flatMap(wanted ->
                                Arrays.stream(values()).filter(format -> wanted.isCompatibleWith(format.type)))
                        .findFirst()
                        .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(List.of(CSV.type, NDJSON.type)));
    }

    private static List<MediaType> liked(String header) throws HttpMediaTypeNotAcceptableException {
        try {
            List<MediaType> liked = MediaType.parseMediaTypes(header);
            MimeTypeUtils.sortBySpecificity(liked);
            return liked;
        } catch (InvalidMediaTypeException unreadable) {
            throw new HttpMediaTypeNotAcceptableException(unreadable.getMessage());
        }
    }
}
