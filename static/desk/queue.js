// The queue by keyboard, and the boxes that choose rows. Without this file all of it works by mouse.
const form = document.querySelector("[data-queue]");
const help = document.querySelector("#queue-keys");
const chosenCount = document.querySelector("[data-queue-chosen]");
const bulk = document.querySelector("[data-queue-bulk]");

const rows = () => [...form.querySelectorAll(".desk-table tbody tr")];
/* None where this person could do nothing with the job. */
const boxOf = (row) => row.querySelector("input[name=job]");
const isTyping = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true], dialog");

let here = -1;

function goTo(index) {
  const all = rows();
  if (!all.length) return;
  here = Math.max(0, Math.min(index, all.length - 1));
  all[here].querySelector("[data-queue-open]").focus();
}

function current() {
  const all = rows();
  const focused = all.findIndex((row) => row.contains(document.activeElement));
  if (focused >= 0) here = focused;
  return all[here];
}

function showChosen() {
  if (!bulk) return;
  const boxes = rows().map(boxOf).filter(Boolean);
  const chosen = boxes.filter((box) => box.checked);
  for (const box of boxes) box.closest("tr").classList.toggle("desk-chosen", box.checked);
  chosenCount.textContent = chosen.length ? `${form.dataset.chosenText} ${chosen.length}` : "";
  if (chosen.length) bulk.open = true;
  const all = form.querySelector("[data-queue-all]");
  if (!all) return;
  all.hidden = false;
  all.checked = boxes.length > 0 && chosen.length === boxes.length;
  all.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
}

const keys = {
  j: () => { current(); goTo(here + 1); },
  ArrowDown: () => keys.j(),
  k: () => { current(); goTo(here - 1); },
  ArrowUp: () => keys.k(),
  x: () => { const row = current(); if (row && boxOf(row)) { boxOf(row).checked = !boxOf(row).checked; showChosen(); } },
  t: () => current()?.querySelector("[data-queue-take]")?.click(),
  n: () => document.querySelector("[data-queue-next]")?.click(),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || help.open) return;
  if (event.key.startsWith("Arrow") && !rows().some((row) => row.contains(event.target))) return;
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

form.addEventListener("change", (event) => {
  if (event.target.matches("[data-queue-all]")) {
    for (const box of rows().map(boxOf).filter(Boolean)) box.checked = event.target.checked;
  }
  if (event.target.matches("[data-queue-all], input[name=job]")) showChosen();
});

// Wagtail fetches new rows while somebody searches or filters.
new MutationObserver(() => { here = -1; showChosen(); }).observe(document.querySelector("#listing-results"), { childList: true });

const helpButton = document.querySelector("[data-queue-help]");
helpButton.hidden = false;
helpButton.addEventListener("click", () => help.showModal());
showChosen();
