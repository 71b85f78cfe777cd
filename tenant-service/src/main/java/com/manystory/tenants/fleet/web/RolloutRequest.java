package com.manystory.tenants.fleet.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// What a rollout is asked for with, for the API's description; [RolloutReader] reads it.
@Schema(
        name = "RolloutRequest",
        description = "How a rollout shall go; what is left out is as the platform's settings say.")
record RolloutRequest(
        @Schema(
                        description = "The services whose databases are migrated.",
                        example = "[\"catalog-service\"]")
                List<String> services,
        @Schema(
                        description =
                                "Brands that come first, one after the other; none of them may"
                                        + " fail.",
                        example = "[\"aster\"]")
                List<String> canaries,
        @Schema(
                        description =
                                "How many of the smallest brands come first, where no named one"
                                        + " lacks anything.",
                        minimum = "1",
                        maximum = "1000",
                        example = "3")
                int canaryCount,
        @Schema(
                        description =
                                "How many of the other brands each wave takes, as numbers or"
                                        + " percentages; one more wave takes what is left.",
                        example = "[\"10%\", \"30%\"]")
                List<String> waves,
        @Schema(
                        description = "How many databases of one cell are migrated at a time.",
                        minimum = "1",
                        maximum = "32",
                        example = "4")
                int parallelism,
        @Schema(
                        description =
                                "How many databases may fail before the rollout stops, as a number"
                                        + " or a percentage of the brands.",
                        example = "1%")
                String errorBudget,
        @Schema(
                        description =
                                "Applies contract migrations, which take away what older releases"
                                        + " need, and nothing else.",
                        example = "false")
                boolean contract,
        @Schema(
                        description = "Why; kept with the audit event.",
                        minLength = 1,
                        maxLength = 500,
                        example = "Release 0.4")
                String reason) {}
