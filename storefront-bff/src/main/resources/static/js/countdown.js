// Counts down what the page says in words; without this script the words stay as they are.
for (const hold of document.querySelectorAll("[data-expires]")) {
  const end = Date.parse(hold.dataset.expires);
  const left = hold.querySelector("[data-left]");
  const tick = () => {
    const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
    left.textContent = `· ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    hold.classList.toggle("hold-late", seconds < 120);
    if (seconds === 0) {
      hold.lastElementChild.textContent = hold.dataset.over;
      clearInterval(timer);
    }
  };
  hold.setAttribute("aria-live", "off");
  const timer = setInterval(tick, 1000);
  tick();
}
