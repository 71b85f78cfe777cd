package com.manystory.admin.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of the calls that are passed on.
///
/// @param timeout how long an answer may take
/// @param uploadTimeout how long an upload and its answer may take
/// @param largestUpload the most that is passed on of an upload, which is also the most that the
///   catalog takes of a file
/// @param largestBody the most that is passed on of any other request
@ConfigurationProperties("manystory.admin.relay")
public record RelaySettings(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("10m") Duration uploadTimeout,
        @DefaultValue("64MB") DataSize largestUpload,
        @DefaultValue("2MB") DataSize largestBody) {}
