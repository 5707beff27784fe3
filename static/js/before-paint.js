// Runs before anything is painted, so that a chosen theme or text size never flashes.
(function () {
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    const theme = localStorage.getItem("theme");
    const text = localStorage.getItem("text");
    if (theme) root.dataset.theme = theme;
    if (text) root.dataset.text = text;
  } catch {
    // Storage is blocked: the page shows itself as the system asks.
  }
})();
