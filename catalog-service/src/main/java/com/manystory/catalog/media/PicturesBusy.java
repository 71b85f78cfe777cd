package com.manystory.catalog.media;

/// Too many pictures are being made for another one to be made in time.
public final class PicturesBusy extends RuntimeException {

    /// What to tell the caller.
    public static final String DETAIL = "Too many pictures are being made. Try again in a moment.";

    PicturesBusy() {
        super(DETAIL);
    }
}
