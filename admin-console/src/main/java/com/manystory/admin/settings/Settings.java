package com.manystory.admin.settings;

import tools.jackson.databind.node.ObjectNode;

/// The editable part of a brand's desired state.
///
/// @param tag the entity tag of the state that they were read from
public record Settings(ObjectNode values, String tag) {}
