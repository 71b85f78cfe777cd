package com.manystory.catalog.media;

import com.manystory.catalog.document.ListingDocuments;
import com.manystory.catalog.work.Chore;
import com.manystory.tenancy.messaging.Invalidations;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds the colour of new drawings from a sketch, so that pages can show it until the picture is
/// there.
@Component
class DrawingColours implements Chore {

    private static final int STEP = 60;
    private static final int SKETCH = 48;

    private final MediaAssets assets;
    private final Painter painter;
    private final ListingDocuments documents;
    private final Invalidations invalidations;
    private final TransactionTemplate transaction;

    DrawingColours(
            MediaAssets assets,
            Painter painter,
            ListingDocuments documents,
            Invalidations invalidations,
            TransactionTemplate transaction) {
        this.assets = assets;
        this.painter = painter;
        this.documents = documents;
        this.invalidations = invalidations;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return Drawings.COLOURS;
    }

    @Override
    public boolean isLengthy() {
        return true;
    }

    @Override
    public void run() {
        var sketches = assets.colourless(STEP);
        while (!sketches.isEmpty()) {
            for (var asset : sketches) {
                var drawing = asset.drawing();
                if (drawing != null) {
                    var sketch = painter.paint(drawing, SKETCH, SKETCH * 2 / 3);
                    assets.colour(asset.id(), Pictures.colour(sketch));
                }
            }
            var ids = sketches.stream().map(MediaAssets.Asset::id).toList();
            transaction.executeWithoutResult(status -> {
                var listings = assets.listingsWith(ids);
                documents.rebuild(listings);
                var tags = new HashSet<>(Set.of("listings", "categories"));
                listings.forEach(listing -> tags.add("listing:" + listing));
                invalidations.publish(tags);
            });
            sketches = assets.colourless(STEP);
        }
    }
}
