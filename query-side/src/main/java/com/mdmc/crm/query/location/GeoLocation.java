package com.mdmc.crm.query.location;

import com.maxmind.db.Reader;
import com.mdmc.crm.ledger.settings.BadSettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Geolocation of IP addresses from a local MaxMind database; no network service is asked. */
public final class GeoLocation implements AutoCloseable {
    // Anything but digits would be looked up as a host's name.
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final Reader database;

    private GeoLocation(Reader database) {
        this.database = database;
    }

    /** Without a database: no address has a location. */
    public static GeoLocation none() {
        return new GeoLocation(null);
    }

    /**
     * Reads a city database in MaxMind's format.
     *
     * @throws BadSettingException if there is no such file or it is none
     */
    public static GeoLocation in(Path file) {
        try {
            return new GeoLocation(new Reader(file.toFile()));
        } catch (IOException unreadable) {
            throw new BadSettingException("CRM_GEOIP_DB", "CRM_GEOIP_DB names no readable database: " + file);
        }
    }

    /** The place of an address; empty for what is no address, or is not in the database. */
    public Optional<Location> of(String address) {
        if (database == null
                || !V4.matcher(address).matches() && !V6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            Map<?, ?> found = database.get(InetAddress.getByName(address), Map.class);
            return Optional.ofNullable(found).map(GeoLocation::location);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static Location location(Map<?, ?> record) {
        List<?> regions = record.get("subdivisions") instanceof List<?> list ? list : List.of();
        return new Location(
                name(record.get("country")),
                regions.isEmpty() ? null : name(regions.get(0)),
                name(record.get("city")),
                text(record.get("location"), "time_zone"));
    }

    /** In French where the database has that, else in English. */
    private static String name(Object place) {
        Object names = place instanceof Map<?, ?> map ? map.get("names") : null;
        String french = text(names, "fr");
        return french != null ? french : text(names, "en");
    }

    private static String text(Object map, String field) {
        return map instanceof Map<?, ?> fields && fields.get(field) instanceof String text ? text : null;
    }

    @Override
    public void close() throws IOException {
        if (database != null) {
            database.close();
        }
    }
}
