package com.mdmc.crm.standalone;

import com.mdmc.crm.command.CommandSideViews;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.query.QuerySideConfiguration;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The views of both sides without their processors, for operators' commands that work on views. The query side comes
 * with them, on no known port.
 */
public final class OfflineProjection implements AutoCloseable {

    private final Launch launch;

    private OfflineProjection(Launch launch) {
        this.launch = launch;
    }

    /** Opens the store the settings name, as {@link StandaloneServer#start(Map)} does, but only one that is there. */
    public static OfflineProjection open(Map<String, String> settings) {
        return new OfflineProjection(Launch.offline(Application.class, new LaunchSettings(settings)));
    }

    public Rebuilder rebuilder() {
        return context().getBean(Rebuilder.class);
    }

    /** The Spring context, for measurements. */
    public ApplicationContext context() {
        return launch.context();
    }

    @Override
    public void close() {
        launch.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({QuerySideConfiguration.class, CommandSideViews.class})
    static class Application {}
}
