package com.manystory.tenants.desired;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The look of a brand as a client writes it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Theme",
        description =
                "Design tokens: a raw palette, semantic roles that name its steps, and named"
                        + " variants.")
public record DesiredTheme(
        @Schema(
                        description = "Raw colours by step, in OKLCH: `oklch(L C H)`.",
                        example =
                                "{\"paper-50\": \"oklch(0.98 0.01 85)\", \"ink-900\":"
                                        + " \"oklch(0.22 0.02 40)\"}")
                @Nullable Map<String, String> palette,
        @Schema(
                        description =
                                "Roles of the light scheme, each naming a palette step: `canvas`,"
                                        + " `surface`, `sunken`, `ink`, `muted`, `line`, `accent`,"
                                        + " `link`, `tint`, `second`, `second-tint`, `third`,"
                                        + " `third-tint`, `mark`, `panel`, `good`, `bad`, `focus`,"
                                        + " `shadow`, and what text is set in on some of them:"
                                        + " `on-accent`, `on-tint`, `on-second`, `on-second-tint`,"
                                        + " `on-third`, `on-third-tint`, `on-mark`, `on-panel`."
                                        + " Text must be legible (WCAG AA): `ink`, `muted` and"
                                        + " `link` on `canvas`, `surface` and `sunken`, `good` and"
                                        + " `bad` on `canvas` and `surface`, and `on-X` on `X`.",
                        example = "{\"surface\": \"paper-50\", \"ink\": \"ink-900\"}")
                @Nullable Map<String, String> light,
        @Schema(
                        description =
                                "Roles of the dark scheme, under the same rules; none when absent.",
                        example = "{\"surface\": \"ink-900\", \"ink\": \"paper-50\"}")
                @Nullable Map<String, String> dark,
        @Schema(
                        description =
                                "Type: the families `display` and `text` (`commissioner`,"
                                    + " `figtree`, `fredoka`, `nunito`, `playfair`, `system-sans`,"
                                    + " `system-serif`), the size `base` and the ratio `scale` of"
                                    + " the steps above it, `displayWeight`, `displayTracking`,"
                                    + " `displayLeading`, `textLeading`, `textWeight`,"
                                    + " `strongWeight`, `labelCase` (`none`, `uppercase`,"
                                    + " `lowercase`, `capitalize`), `labelTracking`,"
                                    + " `labelWeight`.",
                        example = "{\"display\": \"playfair\", \"text\": \"commissioner\"}")
                @Nullable Map<String, String> type,
        @Schema(
                        description =
                                "Corners, rules and shadows: `radius`, `radiusControl`,"
                                        + " `radiusCard`, `radiusPicture`, `border`, `stroke`,"
                                        + " `shadowCard`, `shadowRaised`.",
                        example = "{\"radius\": \"2px\"}")
                @Nullable Map<String, String> shape,
        @Schema(
                        description =
                                "A variant by component, the neutral one first: `header` (`bar`,"
                                    + " `masthead`, `bubble`), `hero` (`plain`, `cover`, `board`),"
                                    + " `search` (`bar`, `sentence`, `pill`), `card` (`plain`,"
                                    + " `magazine`, `sticker`), `grid` (`even`, `staggered`),"
                                    + " `heading` (`plain`, `ruled`, `bold`), `categories` (`list`,"
                                    + " `index`, `tiles`), `sessions` (`agenda`, `tickets`),"
                                    + " `places` (`list`, `index`, `map`), `button` (`plain`,"
                                    + " `quiet`, `chunky`), `field` (`box`, `underline`,"
                                    + " `rounded`), `footer` (`plain`, `colophon`, `hill`),"
                                    + " `ground` (`plain`, `dots`), `density` (`regular`, `airy`,"
                                    + " `cosy`).",
                        example = "{\"hero\": \"cover\", \"card\": \"magazine\"}")
                @Nullable Map<String, String> layout,
        @Schema(
                        description =
                                "How pictures are drawn, `style` (`painterly`, `playful`), and the"
                                    + " shape that lists cut them to, `crop` (`landscape`, `none`,"
                                    + " `square`, `portrait`).",
                        example = "{\"style\": \"playful\", \"crop\": \"square\"}")
                @Nullable Map<String, String> imagery,
        @Schema(
                        description =
                                "How things move: `style` (`none`, `spring`), `duration`"
                                        + " and `ease`.",
                        example = "{\"style\": \"spring\", \"duration\": \"320ms\"}")
                @Nullable Map<String, String> motion,
        @Schema(description = "The brand's mark.") @Nullable Logo logo) {

    /// The brand's mark.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Logo", description = "The brand's mark.")
    public record Logo(
            @Schema(
                            description = "The text set as the logo; the display name when absent.",
                            maxLength = 40,
                            example = "aster")
                    @Nullable String wordmark,
            @Schema(
                            description = "SVG path data of the icon in a 24 by 24 box.",
                            maxLength = 8000,
                            example = "M12 2 L20 20 H4 Z")
                    @Nullable String icon) {}
}
