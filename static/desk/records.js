// Puts a known name into its field; nothing is saved by that.
for (const button of document.querySelectorAll("[data-suggestion]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.for);
    field.value = button.dataset.suggestion;
    field.focus();
  });
}
