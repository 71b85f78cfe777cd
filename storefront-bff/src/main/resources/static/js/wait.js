// An order that is still being confirmed: look again soon, less and less often. Who comes here from
// another page, after trying again, waits from the beginning.
const key = `wait:${location.pathname}`;
const waited = performance.getEntriesByType("navigation")[0]?.type === "reload";
const times = waited ? Number(sessionStorage.getItem(key) ?? 0) : 0;
if (times < 20) {
  setTimeout(() => {
    sessionStorage.setItem(key, times + 1);
    location.reload();
  }, 1000 + times * 500);
}
