/* In the preview's frame: says which sentence the mouse is on, and shows the one asked for. */

(() => {
  "use strict";

  const sentenceAt = (target) => target.closest?.("[data-desk-segment]");
  const tell = (desk, segment) => parent.postMessage({ desk, segment }, location.origin);
  let hovered = null;

  document.addEventListener("mouseover", (event) => {
    const sentence = sentenceAt(event.target);
    if (sentence === hovered) return;
    hovered = sentence;
    if (sentence) tell("hover", sentence.dataset.deskSegment);
  });

  /* The preview is for reading: its links would lead out of the translation. */
  document.addEventListener(
    "click",
    (event) => {
      event.preventDefault();
      const sentence = sentenceAt(event.target);
      if (sentence) tell("choose", sentence.dataset.deskSegment);
    },
    true,
  );
  document.addEventListener("submit", (event) => event.preventDefault(), true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tell("close");
  });

  window.addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.data?.desk !== "show") return;
    for (const shown of document.querySelectorAll(".desk-shown")) shown.classList.remove("desk-shown");
    const places = document.querySelectorAll(`main [data-desk-segment="${Number(event.data.segment)}"]`);
    for (const place of places) place.classList.add("desk-shown");
    places[0]?.scrollIntoView({ block: "center" });
  });
})();
