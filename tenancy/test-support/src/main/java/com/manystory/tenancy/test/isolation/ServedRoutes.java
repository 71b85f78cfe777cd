package com.manystory.tenancy.test.isolation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// Reads what a running application has mapped: controllers, endpoints of the actuator that came to
/// the service's own port, and functional routes.
final class ServedRoutes {

    private ServedRoutes() {}

    static Set<Route> of(ApplicationContext context) {
        var routes = new TreeSet<Route>();
        for (var mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            for (var info : mapping.getHandlerMethods().keySet()) {
                var methods = info.getMethodsCondition().getMethods();
                for (var pattern : info.getPatternValues()) {
                    if (methods.isEmpty()) {
                        routes.add(Route.mapped("ANY", pattern));
                    }
                    methods.forEach(method -> routes.add(Route.mapped(method.name(), pattern)));
                }
            }
        }
        for (var mapping : context.getBeansOfType(RouterFunctionMapping.class).values()) {
            var functions = mapping.getRouterFunction();
            if (functions != null) {
                functions.accept(new FunctionalRoutes(routes));
            }
        }
        return routes;
    }

    /// Lists functional routes by the words of their predicates.
    private record FunctionalRoutes(Set<Route> routes) implements RouterFunctions.Visitor {

        @Override
        public void startNested(RequestPredicate predicate) {}

        @Override
        public void endNested(RequestPredicate predicate) {}

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            routes.add(new Route("FUNCTION", predicate.toString()));
        }

        @Override
        public void resources(Function<ServerRequest, Optional<Resource>> lookup) {}

        @Override
        public void attributes(Map<String, Object> attributes) {}

        @Override
        public void unknown(RouterFunction<?> routerFunction) {
            routes.add(new Route("FUNCTION", routerFunction.toString()));
        }
    }
}
