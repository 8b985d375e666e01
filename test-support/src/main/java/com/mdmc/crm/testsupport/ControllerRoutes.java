package com.mdmc.crm.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.MethodIntrospector;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Routes of a module's controllers, as Spring MVC would register them. */
public final class ControllerRoutes {
    private static final Path CLASSES = Path.of("target", "classes");

    private ControllerRoutes() {}

    /** {@code METHOD /path} of every handler of the module that the test runs in; what a variable looks like is left out. */
    public static Set<String> ofThisModule() {
        Mapping mapping = new Mapping();
        mapping.afterPropertiesSet();
        Set<String> routes = new TreeSet<>();
        new ClassFileImporter()
                .importPath(CLASSES).stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .map(JavaClass::reflect)
                        .forEach(controller -> MethodIntrospector.selectMethods(
                                        controller, (MethodIntrospector.MetadataLookup<RequestMappingInfo>)
                                                method -> mapping.of(method, controller))
                                .values()
                                .forEach(info -> addTo(routes, info)));
        return routes;
    }

    private static void addTo(Set<String> routes, RequestMappingInfo info) {
        info.getPatternValues().stream()
                .map(path -> path.replaceAll("\\{(\\w+):[^}]+}", "{$1}"))
                .forEach(path ->
                        info.getMethodsCondition().getMethods().forEach(method -> routes.add(method + " " + path)));
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        RequestMappingInfo of(Method method, Class<?> controller) {
            return getMappingForMethod(method, controller);
        }

        @Override
        protected void initHandlerMethods() {
            // No context: the controllers are named.
        }
    }
}
