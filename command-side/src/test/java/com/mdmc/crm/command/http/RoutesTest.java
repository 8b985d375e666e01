package com.mdmc.crm.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.platform.edge.Route;
import com.mdmc.crm.platform.edge.RouteTable;
import com.mdmc.crm.testsupport.ControllerRoutes;
import org.junit.jupiter.api.Test;

/** The allow-list of routes against the controllers. */
class RoutesTest {

    @Test
    void everyRouteOfAControllerIsInTheTableAndNoOther() {
        assertThat(RouteTable.read("routes/command.txt").routes().stream().map(Route::toString))
                .as("routes/command.txt; a route that is not in it is denied to everybody")
                .containsExactlyInAnyOrderElementsOf(ControllerRoutes.ofThisModule());
    }
}
