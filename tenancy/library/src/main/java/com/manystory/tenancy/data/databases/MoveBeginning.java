package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.copy.Structure;
import com.manystory.tenancy.data.copy.Tables;
import com.manystory.tenancy.data.databases.BrandDatabase.Identity;
import com.manystory.tenancy.data.databases.BrandMoveRecord.State;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.registry.Brand;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What must be so before a database is moved.
final class MoveBeginning {

    private static final int TOLD = 3;

    private MoveBeginning() {}

    /// What the database holds of this release's migrations.
    static MigrationTarget schema(
            ControlSession session, BrandDatabaseRecord record, Migrations migrations)
            throws SQLException, MoveRefusedException {
        for (var schema : List.of(migrations.whole(), migrations.expanded())) {
            if (session.targets().isHeldBy(record.fingerprint(), schema)) {
                return schema;
            }
        }
        throw MoveRefusedException.failed(
                "Outdated",
                "The database lacks migrations of this release",
                "Migrate it first: ./manystory fleet migrate");
    }

    /// The record of this life's database on the move's source.
    static BrandDatabaseRecord onSource(ControlSession session, MoveOrder order)
            throws SQLException, MoveRefusedException {
        var record = inUse(session, order.brand());
        if (!record.cell().equals(order.source())) {
            throw MoveRefusedException.failed(
                    "OnAnotherCell",
                    "The database is on cell " + record.cell(),
                    "Start the move anew");
        }
        return record;
    }

    /// The record of this life's database, wherever it is.
    static BrandDatabaseRecord inUse(ControlSession session, Brand brand)
            throws SQLException, MoveRefusedException {
        var record = session.records().find(brand.id()).orElse(null);
        if (record == null
                || record.state() != BrandDatabaseRecord.State.READY
                || !record.incarnation().equals(brand.incarnation())
                || session.records().hasEnded(brand)) {
            throw MoveRefusedException.failed(
                    "NotInUse",
                    "This service has no database of this life of the brand in use",
                    "Wait until the brand is on the air, then start the move anew");
        }
        return record;
    }

    /// Whether the order's move has a copy already, that only has to catch up.
    ///
    /// @throws MoveRefusedException when the order is late, or an earlier move isn't over
    static boolean isCopied(BrandMoveRecord known, MoveOrder order) throws MoveRefusedException {
        if (known.move() > order.move() || known.attempt() > order.attempt()) {
            if (known.move() >= order.move()) {
                throw MoveRefusedException.late();
            }
        }
        if (known.move() < order.move()) {
            if (known.state() != State.ENDED) {
                throw MoveRefusedException.failed(
                        "EarlierMove",
                        "Move %d isn't over in this service".formatted(known.move()),
                        "End it first");
            }
            return false;
        }
        if (known.state() == State.COPYING || known.state() == State.COPIED) {
            return known.state() == State.COPIED;
        }
        throw MoveRefusedException.late();
    }

    /// Refuses a database of the name on the target that isn't this brand's leaving.
    static void requireNobodysThere(MoveSite site, BrandDatabase there)
            throws SQLException, MoveRefusedException {
        if (site.source().isOnServerOf(site.target())) {
            throw MoveRefusedException.failed(
                    "SameServer",
                    "The cells %s and %s are on one database server"
                            .formatted(site.order().source(), site.order().target()),
                    "Choose a cell on another server");
        }
        if (site.target().find(site.name()).isPresent() && there.identity() != Identity.OWN) {
            throw MoveRefusedException.failed(
                    "ForeignDatabase",
                    "Cell %s has a database %s that isn't this brand's"
                            .formatted(site.order().target(), site.name()),
                    "Erase it or rename it by hand, or choose another cell");
        }
    }

    /// Refuses what can't be copied truly.
    static void requireAlike(Connection source, Connection copy)
            throws SQLException, MoveRefusedException {
        var major = source.getMetaData().getDatabaseMajorVersion();
        var other = copy.getMetaData().getDatabaseMajorVersion();
        if (major != other) {
            throw MoveRefusedException.failed(
                    "OtherVersion",
                    "The cells have PostgreSQL %d and %d".formatted(major, other),
                    "Bring both to one major version");
        }
        var unsupported = Tables.unsupported(source);
        if (!unsupported.isEmpty()) {
            throw MoveRefusedException.failed(
                    "Unsupported",
                    "The database has what can't be moved while it is written to: "
                            + String.join(", ", unsupported),
                    "Suspend the brand, export it, and restore it where it shall be");
        }
        var differences = Structure.of(source).differences(Structure.of(copy));
        if (!differences.isEmpty()) {
            throw MoveRefusedException.failed(
                    "StructureDiffers",
                    "The database doesn't look as its migrations make it: "
                            + String.join("; ", differences.stream().limit(TOLD).toList()),
                    "Undo by hand what was changed by hand, or migrate it first");
        }
    }
}
