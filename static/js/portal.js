// Comforts. Every page reads the same without them.
(function () {
  "use strict";

  const root = document.documentElement;

  function remember(name, value) {
    root.dataset[name] = value;
    try {
      localStorage.setItem(name, value);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
  }

  function isDark() {
    if (root.dataset.theme) return root.dataset.theme === "dark";
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  const actions = {
    theme() {
      remember("theme", isDark() ? "light" : "dark");
    },
    smaller() {
      remember("text", String(Math.max(0, Number(root.dataset.text || 0) - 1)));
    },
    larger() {
      remember("text", String(Math.min(3, Number(root.dataset.text || 0) + 1)));
    },
    async copy(button) {
      const said = button.closest(".share").querySelector("output");
      try {
        await navigator.clipboard.writeText(button.dataset.url);
        said.textContent = button.dataset.done;
      } catch {
        said.textContent = button.dataset.url;
      }
    },
    share(button) {
      navigator.share({ title: document.title, url: button.dataset.url }).catch(() => {});
    },
    print() {
      window.print();
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) actions[button.dataset.action](button);

    const film = event.target.closest("[data-player]");
    if (film && film.dataset.player) {
      event.preventDefault();
      const player = document.createElement("iframe");
      player.src = `${film.dataset.player}?autoplay=1`;
      player.title = film.dataset.title;
      player.allow = "autoplay; fullscreen; picture-in-picture";
      player.allowFullscreen = true;
      film.replaceWith(player);
      player.focus();
    }

    for (const menu of document.querySelectorAll(".sections details[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll(".sections details[open]")) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary").focus();
    }
  });

  if (!navigator.share) {
    for (const button of document.querySelectorAll('[data-action="share"]')) button.hidden = true;
  }

  // The page may come from a cache, so only the visitor's own clock knows today's date.
  const today = document.querySelector("[data-today]");
  if (today) {
    const zone = { timeZone: "Asia/Ho_Chi_Minh" };
    const now = new Date();
    const part = (options) => new Intl.DateTimeFormat(root.lang, { ...zone, ...options }).format(now);
    const isSunday = new Intl.DateTimeFormat("en", { ...zone, weekday: "short" }).format(now) === "Sun";
    // Browsers capitalise the Vietnamese Sunday in a way that the state's spelling rules do not.
    const weekday = isSunday ? today.dataset.sunday : part({ weekday: "long" });
    today.textContent = today.dataset.today
      .replace("{weekday}", weekday)
      .replace("{day}", part({ day: "numeric" }))
      .replace("{month}", part({ month: root.lang === "vi" ? "numeric" : "long" }))
      .replace("{year}", part({ year: "numeric" }));
    today.dateTime = new Intl.DateTimeFormat("en-CA", zone).format(now);
  }
})();
