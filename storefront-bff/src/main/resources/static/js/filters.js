// On phones the filters are a sheet. Choosing one replaces the results and the sheet with them, so
// it is opened again where it was.
let sheet = null;
let focused = "";

document.addEventListener("htmx:beforeSwap", () => {
  const filters = document.getElementById("filters");
  focused = document.activeElement?.id ?? "";
  sheet = filters?.matches(":popover-open")
    ? { top: filters.scrollTop, open: [...filters.querySelectorAll("details")].map((d) => d.open) }
    : null;
});

document.addEventListener("htmx:afterSwap", () => {
  const filters = document.getElementById("filters");
  if (sheet && filters && !filters.matches(":popover-open")) {
    filters.showPopover();
    filters.querySelectorAll("details").forEach((d, i) => (d.open = sheet.open[i] ?? d.open));
    filters.scrollTop = sheet.top;
  }
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
});
