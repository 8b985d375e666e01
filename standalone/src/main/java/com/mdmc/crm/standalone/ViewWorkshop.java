package com.mdmc.crm.standalone;

import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.query.QuerySideConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The query side without its processors and on no known port, for operators' commands that work on views. */
public final class ViewWorkshop implements AutoCloseable {

    private final Launch launch;

    private ViewWorkshop(Launch launch) {
        this.launch = launch;
    }

    /** Opens the store the settings name, as {@link StandaloneServer#start(Map)} does, but only one that is there. */
    public static ViewWorkshop open(Map<String, String> settings) {
        Launch.requireStore(settings);
        Map<String, String> properties = new HashMap<>(settings);
        properties.put("crm.processors", "false");
        // Half of the program expects a web server; this one is for nobody.
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        properties.put("logging.level.com.mdmc.crm", "WARN");
        return new ViewWorkshop(Launch.of(Application.class, properties, null));
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
    @Import(QuerySideConfiguration.class)
    static class Application {}
}
