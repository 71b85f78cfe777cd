// An order that is still being confirmed: look again soon, less and less often.
const key = `wait:${location.pathname}`;
const times = Number(sessionStorage.getItem(key) ?? 0);
if (times < 20) {
  setTimeout(() => {
    sessionStorage.setItem(key, times + 1);
    location.reload();
  }, 1000 + times * 500);
}
