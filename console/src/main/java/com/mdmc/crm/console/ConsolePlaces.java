package com.mdmc.crm.console;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Routes of the single-page application: each answers the one page, whose script reads the address. */
final class ConsolePlaces extends PathResourceResolver {
    /** First segments of the console's addresses; {@code router.js} knows the same ones. */
    static final List<String> PLACES = List.of(
            "tableau",
            "prospects",
            "campagnes",
            "agenda",
            "indicateurs",
            "audit",
            "registre",
            "preuves",
            "comptes",
            "reglages",
            "connexion");

    static final String PAGE = "index.html";

    @Override
    protected Resource getResource(String path, Resource location) throws IOException {
        return super.getResource(PAGE, location);
    }

    /** Handler patterns of every place. */
    static String[] patterns() {
        return PLACES.stream()
                .flatMap(place -> Stream.of("/" + place, "/" + place + "/**"))
                .toArray(String[]::new);
    }
}
