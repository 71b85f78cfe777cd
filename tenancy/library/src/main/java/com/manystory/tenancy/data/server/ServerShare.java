package com.manystory.tenancy.data.server;

import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DataProperties.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// What one process may open to one database server at the most.
///
/// @param server its host and port
/// @param cell a cell on it, which says how to log in
/// @param connections over all of the cells that are on it
record ServerShare(String server, Cell cell, int connections) {

    /// The session of the claim itself.
    private static final int CLAIM = 1;

    /// The servers that the settings name, each once.
    static List<ServerShare> of(DataProperties settings) {
        var most = new LinkedHashMap<String, Integer>();
        var cells = new TreeMap<String, Cell>();
        if (settings.brandDatabases()) {
            var pooled = new LinkedHashMap<String, Integer>();
            settings.cells()
                    .values()
                    .forEach(cell -> {
                        cells.put(server(cell), cell);
                        pooled.merge(server(cell), settings.mostPerCell(), Integer::sum);
                        most.putIfAbsent(server(cell), CLAIM + SideConnections.most(settings));
                        most.merge(server(cell), SideConnections.ADMINISTRATIVE, Integer::sum);
                    });
            // One pool serves all cells: those of one server get no more than there is.
            pooled.forEach((server, share) ->
                    most.merge(server, Math.min(share, settings.budget()), Integer::sum));
        }
        var control = settings.control();
        cells.putIfAbsent(server(control), control);
        most.putIfAbsent(server(control), CLAIM);
        most.merge(server(control), settings.controlConnections(), Integer::sum);
        var shares = new ArrayList<ServerShare>();
        most.forEach((server, count) -> {
            var cell = cells.get(server);
            if (cell != null) {
                shares.add(new ServerShare(server, cell, count));
            }
        });
        return List.copyOf(shares);
    }

    static String server(Cell cell) {
        return cell.host() + ":" + cell.port();
    }
}
