package com.manystory.admin.importing.web;

import io.swagger.v3.oas.annotations.media.Schema;

/// What an import is started with; described here, read by the catalog.
///
/// @param file the CSV file, UTF-8, with a header line
/// @param mapping a JSON object that says which column fills what
record ImportForm(
        @Schema(type = "string", format = "binary") String file,
        @Schema(type = "string", contentMediaType = "application/json") String mapping) {}
