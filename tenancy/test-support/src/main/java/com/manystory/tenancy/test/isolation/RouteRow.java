package com.manystory.tenancy.test.isolation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A row of a service's table: a route, who may call it, and how it is called. Paths, queries,
/// headers and bodies are filled from a [Sample].
///
/// @param route the route
/// @param door who may call it
/// @param variables the sample's names of the path's variables, where they are other ones
/// @param query the query without its question mark
/// @param headers more headers
/// @param body the body
/// @param elsewhere what another brand is answered that calls it with this brand's ids
/// @param shows whether the brand's own call is answered with its marker
/// @param loaded whether the brand's own call is part of the load
public record RouteRow(
        Route route,
        Door door,
        Map<String, String> variables,
        String query,
        Map<String, String> headers,
        String body,
        Set<Integer> elsewhere,
        boolean shows,
        boolean loaded) {

    public RouteRow {
        variables = Map.copyOf(variables);
        headers = Map.copyOf(headers);
        elsewhere = Set.copyOf(elsewhere);
    }

    /// A route by its method and pattern; another brand gets a 404 until told otherwise.
    public static RouteRow route(String route, Door door) {
        return new RouteRow(
                Route.parse(route), door, Map.of(), "", Map.of(), "", Set.of(404), false, false);
    }

    /// Fills a variable of the path by another name of the sample.
    public RouteRow of(String variable, String value) {
        var more = new HashMap<>(variables);
        more.put(variable, value);
        return new RouteRow(route, door, more, query, headers, body, elsewhere, shows, loaded);
    }

    /// With a query.
    public RouteRow asking(String asked) {
        return new RouteRow(route, door, variables, asked, headers, body, elsewhere, shows, loaded);
    }

    /// With a header.
    public RouteRow with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new RouteRow(route, door, variables, query, more, body, elsewhere, shows, loaded);
    }

    /// With a body of JSON.
    public RouteRow json(String sent) {
        return with("Content-Type", "application/json").sending(sent);
    }

    /// With a body.
    public RouteRow sending(String sent) {
        return new RouteRow(route, door, variables, query, headers, sent, elsewhere, shows, loaded);
    }

    /// Another brand is answered one of these.
    public RouteRow elsewhere(int... statuses) {
        var answered = Arrays.stream(statuses).boxed().collect(Collectors.toSet());
        return new RouteRow(route, door, variables, query, headers, body, answered, shows, loaded);
    }

    /// The brand itself finds its marker here, so that others not finding it says something.
    public RouteRow shown() {
        return new RouteRow(route, door, variables, query, headers, body, elsewhere, true, true);
    }

    /// The brand itself calls it while the service is under load.
    public RouteRow underLoad() {
        return new RouteRow(route, door, variables, query, headers, body, elsewhere, shows, true);
    }

    /// The call for what the sample names, by nobody yet.
    public Call call(Sample sample) {
        var path = route.path(variable -> sample.value(variables.getOrDefault(variable, variable)));
        var target = query.isEmpty() ? path : path + "?" + sample.filled(query);
        var method = "ANY".equals(route.method()) ? "GET" : route.method();
        var filled = new HashMap<String, String>();
        headers.forEach((name, value) -> filled.put(name, sample.filled(value)));
        return new Call(method, target, filled, sample.filled(body));
    }
}
