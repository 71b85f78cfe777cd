package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.databases.BrandMoveRecord.State;
import com.manystory.tenancy.registry.Brand;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Moves of brands' databases, as the control database records them. Each change is committed at
/// once.
final class BrandMoveRecords {

    private final Connection connection;

    BrandMoveRecords(Connection connection) {
        this.connection = connection;
    }

    Optional<BrandMoveRecord> find(TenantId tenant) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        select move_id, attempt, source_cell, target_cell, state
                        from brand_move where brand_id = ?
                        """)) {
            statement.setString(1, tenant.value());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new BrandMoveRecord(
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getString(3),
                                        row.getString(4),
                                        State.valueOf(row.getString(5))))
                        : Optional.empty();
            }
        }
    }

    /// Whether the brand's database is on its way.
    boolean isUnderWay(TenantId tenant) throws SQLException {
        return find(tenant).filter(BrandMoveRecord::isUnderWay).isPresent();
    }

    /// Whether the database is about to be opened on the brand's cell: what remains to be done
    /// there is the move's.
    boolean isArriving(Brand brand, BrandDatabaseRecord record) throws SQLException {
        return record.incarnation().equals(brand.incarnation())
                && !record.cell().equals(brand.cell())
                && find(brand.id())
                        .filter(move ->
                                move.state() == State.FENCED && move.target().equals(brand.cell()))
                        .isPresent();
    }

    /// Records how far the order's move is.
    void put(MoveOrder order, int attempt, State state) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into brand_move (brand_id, move_id, attempt, incarnation,
                            source_cell, target_cell, state)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (brand_id) do update set move_id = excluded.move_id,
                            attempt = excluded.attempt, incarnation = excluded.incarnation,
                            source_cell = excluded.source_cell,
                            target_cell = excluded.target_cell, state = excluded.state,
                            updated_at = now()
                        """)) {
            statement.setString(1, order.brand().id().value());
            statement.setLong(2, order.move());
            statement.setInt(3, attempt);
            statement.setString(4, order.brand().incarnation());
            statement.setString(5, order.source());
            statement.setString(6, order.target());
            statement.setString(7, state.name());
            statement.executeUpdate();
        }
    }

    void forget(TenantId tenant) throws SQLException {
        try (var statement =
                connection.prepareStatement("delete from brand_move where brand_id = ?")) {
            statement.setString(1, tenant.value());
            statement.executeUpdate();
        }
    }
}
