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

    /// One for the claim itself, two kept for making and dropping databases, and two to migrate
    /// them.
    private static final int BESIDE_THE_POOL = 5;

    /// Where there is another cell to move a database to.
    private static final int TO_MOVE = 2;

    /// The servers that the settings name, each once.
    static List<ServerShare> of(DataProperties settings) {
        var most = new LinkedHashMap<String, Integer>();
        var cells = new TreeMap<String, Cell>();
        if (settings.brandDatabases()) {
            var beside = BESIDE_THE_POOL + (settings.cells().size() > 1 ? TO_MOVE : 0);
            settings.cells()
                    .values()
                    .forEach(cell -> {
                        cells.put(server(cell), cell);
                        // One pool serves all cells: any of them may get the whole budget.
                        most.put(server(cell), settings.budget() + beside);
                    });
        }
        var control = settings.control();
        cells.putIfAbsent(server(control), control);
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

    private static String server(Cell cell) {
        return cell.host() + ":" + cell.port();
    }
}
