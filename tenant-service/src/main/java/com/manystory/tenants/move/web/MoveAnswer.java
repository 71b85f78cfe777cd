package com.manystory.tenants.move.web;

import com.manystory.tenants.move.Move;
import com.manystory.tenants.move.MoveState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A move, as clients see it.
@Schema(name = "Move", description = "The move of a brand to another cell.")
record MoveAnswer(
        @Schema(description = "Its number.", example = "7") long id,
        @Schema(description = "The brand.", example = "aster") String brand,
        @Schema(description = "The cell that it comes from.", example = "local") String source,
        @Schema(description = "The cell that it goes to.", example = "west") String target,
        @Schema(description = "Where the move is.") MoveState state,
        @Schema(description = "How often switching over was tried.", example = "1") int attempt,
        @Schema(description = "Who started it.", example = "operator-cli") String startedBy,
        @Schema(description = "Why.", example = "Its sale starts on Friday.") String reason,
        @Schema(description = "Why it was taken back, and what to do; null when it wasn't.")
                @Nullable StopAnswer stop,
        @Schema(
                        description =
                                "For how many milliseconds nothing could be written, of the last"
                                        + " attempt; null until that is over.",
                        example = "412")
                @Nullable Long pauseMillis,
        @Schema(description = "When it was wanted.") Instant createdAt,
        @Schema(description = "When the brand came to the new cell.") @Nullable Instant switchedAt,
        @Schema(description = "Until when the old databases are kept.") @Nullable Instant keepUntil,
        @Schema(description = "When it ended.") @Nullable Instant endedAt,
        @Schema(description = "What was found equal, in each service.")
                List<ServiceAnswer> services) {

    static MoveAnswer of(Move move) {
        var stop = move.stop();
        return new MoveAnswer(
                move.id(),
                move.brand().value(),
                move.source(),
                move.target(),
                move.state(),
                move.attempt(),
                move.startedBy(),
                move.reason(),
                stop == null ? null : new StopAnswer(stop.reason(), stop.message(), stop.fix()),
                move.pauseMillis(),
                move.createdAt(),
                move.switchedAt(),
                move.keepUntil(),
                move.endedAt(),
                move.services().stream()
                        .map(s ->
                                new ServiceAnswer(
                                        s.service(),
                                        s.tables(),
                                        s.rows(),
                                        s.checksum(),
                                        s.copyMillis(),
                                        s.fenceMillis()))
                        .toList());
    }

    /// Why a move was taken back.
    @Schema(name = "MoveStop", description = "Why a move was taken back.")
    record StopAnswer(
            @Schema(description = "The cause as a word.", example = "CopyDiffers") String reason,
            @Schema(description = "The cause in a sentence.") String message,
            @Schema(description = "What to do.") String fix) {}

    /// One service's database.
    @Schema(name = "MovedDatabase", description = "One service's database.")
    record ServiceAnswer(
            @Schema(description = "The service.", example = "catalog-service") String name,
            @Schema(description = "How many tables were compared.", example = "24") int tables,
            @Schema(description = "How many rows were copied at once.", example = "61000")
                    long rows,
            @Schema(
                            description = "The checksum over all tables, the same on both cells.",
                            example = "1f0c9a7753bb0e42")
                    String checksum,
            @Schema(description = "How many milliseconds copying took.", example = "5200")
                    long copyMillis,
            @Schema(
                            description =
                                    "How many milliseconds the last of it and the comparison took,"
                                            + " while nothing could be written.",
                            example = "310")
                    long fenceMillis) {}

    /// Moves of a brand.
    @Schema(name = "MoveList", description = "Moves of a brand, the newest first.")
    record MoveList(@Schema(description = "The moves.") List<MoveAnswer> items) {}
}
