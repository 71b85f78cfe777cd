package com.manystory.tenancy.probe;

import org.springframework.data.jpa.repository.JpaRepository;

/// The notes of the bound brand.
interface Notes extends JpaRepository<Note, Long> {}
