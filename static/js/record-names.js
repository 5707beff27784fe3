// Points out, below a record's name, that a record of this name may be there already.
// Without the script the form says so after saving.
(() => {
  const { names, besides } = document.currentScript.dataset;
  const QUIET = 300;
  const SHORTEST = 3;

  function show(place, answer) {
    place.replaceChildren();
    if (!answer.records.length) return;
    place.append(answer.heading, " ");
    answer.records.forEach((record, number) => {
      if (number) place.append("; ");
      if (!record.url) {
        place.append(record.name);
        return;
      }
      const link = document.createElement("a");
      link.href = record.url;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = record.name;
      place.append(link);
    });
  }

  function watch(field) {
    const place = document.createElement("div");
    place.className = "help";
    place.setAttribute("aria-live", "polite");
    field.after(place);
    let timer;
    let asked;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        asked?.abort();
        const typed = field.value.trim();
        if (typed.length < SHORTEST) {
          place.replaceChildren();
          return;
        }
        asked = new AbortController();
        try {
          const query = new URLSearchParams({ q: typed, besides });
          const response = await fetch(`${names}?${query}`, { signal: asked.signal });
          if (response.ok) show(place, await response.json());
        } catch (error) {
          if (error.name !== "AbortError") throw error;
        }
      }, QUIET);
    });
  }

  for (const name of ["label_vi", "label_en", "aliases"]) {
    const field = document.getElementById(`id_${name}`);
    if (field) watch(field);
  }
})();
