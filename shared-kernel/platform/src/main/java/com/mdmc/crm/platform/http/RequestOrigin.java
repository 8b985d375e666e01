package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.privacy.Privacy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.http.HttpHeaders;

/** Origin of a request as event metadata; address, user agent and referer are encrypted under the key of the month. */
public class RequestOrigin {
    /** Begins the subjects of months. */
    public static final String NETWORK = "network-";

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);
    private static final int LONGEST_HEADER = 512;

    private final Privacy privacy;
    private final ClientAddresses addresses;
    private final Clock clock;

    public RequestOrigin(Privacy privacy, ClientAddresses addresses, Clock clock) {
        this.privacy = privacy;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The origin of a request, under its correlation id. */
    public EventMetadata of(HttpServletRequest request, String correlationId) {
        return new EventMetadata(
                null,
                null,
                null,
                null,
                correlationId,
                null,
                request.getMethod(),
                request.getRequestURI(),
                encrypted(addresses.of(request)),
                encrypted(request.getHeader(HttpHeaders.USER_AGENT)),
                encrypted(request.getHeader(HttpHeaders.REFERER)),
                null,
                null,
                Long.toString(clock.millis()));
    }

    /** The subject whose key encrypts network addresses this month; destroying it makes a whole month unreadable. */
    public static String networkSubject(Clock clock) {
        return NETWORK + MONTH.format(clock.instant());
    }

    /** The subject of a month. */
    public static String networkSubject(YearMonth month) {
        return NETWORK + month;
    }

    private String encrypted(String header) {
        if (header == null) {
            return null;
        }
        String bounded = header.length() > LONGEST_HEADER ? header.substring(0, LONGEST_HEADER) : header;
        return privacy.encrypt(networkSubject(clock), PersonalText.clear(bounded))
                .token();
    }
}
