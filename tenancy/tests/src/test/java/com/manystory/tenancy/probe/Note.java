package com.manystory.tenancy.probe;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/// Something that a brand wrote down.
@Entity
class Note {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column private String text = "";

    Note() {}

    Note(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
