package com.manystory.tenants.usage.web;

import com.manystory.tenancy.internal.InternalPrincipal;
import com.manystory.tenancy.usage.UsageReport;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.usage.UsageLedger;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes the reports of the platform's processes. Which service a process is of, its token says.
@RestController
class ReportController {

    private static final Pattern PROCESS = Pattern.compile("[0-9a-f-]{36}");

    private final UsageLedger ledger;

    ReportController(UsageLedger ledger) {
        this.ledger = ledger;
    }

    @PostMapping("/internal/v1/usage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestBody UsageReport report, @AuthenticationPrincipal InternalPrincipal caller) {
        if (!PROCESS.matcher(report.process()).matches() || report.sequence() < 1) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Not a report",
                    "A report has a process's UUID and a number from 1.");
        }
        ledger.take(caller.issuer(), report);
    }
}
