/* The review in the editor: forms beside a segment are answered without leaving the page. */

(() => {
  "use strict";

  const token = () =>
    document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ||
    document.querySelector("[name=csrfmiddlewaretoken]").value;

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-review]");
    if (!form) return;
    event.preventDefault();
    const response = await fetch(event.submitter?.formAction || form.action, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(Object.fromEntries(new FormData(form, event.submitter))),
    });
    const data = await response.json().catch(() => ({}));
    if (response.ok && data.side) {
      const side = form.closest(".desk-side");
      side.closest("[data-kinds]").dataset.kinds = data.kinds;
      side.innerHTML = data.side;
      document.getElementById("desk-said").textContent = data.said;
    } else if (!response.ok) {
      const said = form.querySelector("[role=alert]") || form.appendChild(document.createElement("p"));
      said.setAttribute("role", "alert");
      said.textContent = data.detail || response.statusText;
    }
  });
})();
