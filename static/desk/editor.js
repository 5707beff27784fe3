/* The translators' editor: saving, moving about, suggestions, preview. What is typed is kept on
   this computer until the server has confirmed it. */

(() => {
  "use strict";

  const { Field } = window.translationDesk;
  const settings = JSON.parse(document.getElementById("desk-settings").textContent);
  const words = JSON.parse(document.getElementById("desk-words").textContent);
  const desk = document.getElementById("desk");
  const list = document.getElementById("desk-list");
  const panel = document.getElementById("desk-panel");
  const preview = document.getElementById("desk-preview");
  const savedMark = document.getElementById("desk-saved");

  const AUTOSAVE_MS = 1500;
  const RETRY_MS = 8000;
  const ACTIONS_MS = 600;

  /* Whoever may approve this text loses that by correcting it, and is asked first. */
  const authorship = document.getElementById("desk-authorship");
  let corrects = !authorship;

  const rows = new Map();
  let current = null;

  const address = (name, id) => settings[name].replace("/0/", `/${id}/`);
  const say = (text) => {
    document.getElementById("desk-said").textContent = text;
  };
  const show = (text, kind = "") => {
    savedMark.textContent = text;
    savedMark.dataset.kind = kind;
  };

  /* ---------- The server ---------- */

  class Refused extends Error {
    constructor(status, data) {
      super(data?.detail || "");
      this.status = status;
      this.data = data;
    }
  }

  const token = () =>
    document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ||
    desk.parentElement.querySelector("[name=csrfmiddlewaretoken]").value;

  async function post(url, body, options = {}) {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": token(),
        "X-Requested-With": "XMLHttpRequest",
      },
      body: JSON.stringify(body),
      ...options,
    });
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    const data = isJson ? await response.json() : null;
    if (!response.ok || !data) throw new Refused(response.status, data);
    return data;
  }

  /* ---------- What is kept on this computer ---------- */

  const keyOf = (id) => `desk:${settings.user}:${id}`;
  const keep = (row) => {
    try {
      localStorage.setItem(keyOf(row.id), JSON.stringify({ text: row.field.text, version: row.version }));
    } catch {
      /* A browser without storage saves on the server only. */
    }
  };
  const forget = (id) => {
    try {
      localStorage.removeItem(keyOf(id));
    } catch {
      /* As above. */
    }
  };
  const kept = (id) => {
    try {
      return JSON.parse(localStorage.getItem(keyOf(id)));
    } catch {
      return null;
    }
  };

  /* ---------- A row ---------- */

  class Row {
    constructor(element) {
      this.element = element;
      this.id = Number(element.dataset.segment);
      this.version = Number(element.dataset.version);
      this.field = new Field(element.querySelector(".desk-field textarea"));
      this.source = element.querySelector(".desk-source__text");
      this.side = element.querySelector(".desk-side");
      this.savedText = this.field.text;
      this.suggested = null;
      this.timer = null;
      this.isConfirming = false;
      this.running = Promise.resolve();
      this.chips = (this.source.dataset.chips || "")
        .split(" ")
        .filter(Boolean)
        .map((pair) => pair.split("|"));
      const area = this.field.textarea;
      area.addEventListener("focus", () => choose(this));
      if (area.readOnly) return;
      area.addEventListener("input", () => this.typed());
      area.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey) event.preventDefault();
      });
      area.addEventListener("blur", () => {
        if (this.isDirty) this.save(false);
      });
      this.offerKept();
    }

    get isDirty() {
      return this.field.text !== this.savedText;
    }

    /* It waits for whoever typed it to say that they want to correct the text themselves. */
    get isHeld() {
      return this.isDirty && !corrects;
    }

    /* What was confirmed is done for its writer, also while the server has not answered yet. */
    get isOpen() {
      return this.kinds.includes("open") && !this.isConfirming;
    }

    get kinds() {
      return this.element.dataset.kinds.split(" ");
    }

    get isShown() {
      return !this.element.hidden;
    }

    typed() {
      this.element.querySelector(".desk-match")?.remove();
      this.element.querySelector(".desk-kept")?.remove();
      clearTimeout(this.timer);
      keep(this);
      if (!this.isDirty) {
        this.element.querySelector(".desk-authorship")?.remove();
        forget(this.id);
        show("");
        return;
      }
      show(words.unsaved, "busy");
      if (corrects) this.timer = setTimeout(() => this.save(false), AUTOSAVE_MS);
      else this.askWhoCorrects();
    }

    askWhoCorrects() {
      const asked = this.element.querySelector(".desk-authorship");
      if (asked) return asked;
      this.side.before(authorship.content.cloneNode(true));
      const box = this.element.querySelector(".desk-authorship");
      /* At once: the next letter would stop a movement. */
      box.scrollIntoView({ block: "nearest", behavior: "instant" });
      box.addEventListener("click", (event) => {
        const answer = event.target.closest("button")?.dataset.authorship;
        if (answer) box.remove();
        if (answer === "correct") this.correct();
        else if (answer === "ask") this.askInstead();
      });
      return box;
    }

    correct() {
      corrects = true;
      for (const box of list.querySelectorAll(".desk-authorship")) box.remove();
      saveEverything();
      this.focus();
    }

    /* What was typed becomes the beginning of the request. */
    async askInstead() {
      const wish = this.isDirty ? this.field.text : "";
      this.field.text = this.savedText;
      forget(this.id);
      show("");
      choose(this);
      const form = () => panel.querySelector(`[data-panel="${this.id}"] [data-judge]`);
      if (!form()) await loadHelp(this);
      if (preview && !preview.hidden && !panel.getClientRects().length) togglePreview();
      const field = form()?.elements.text;
      if (!field) return;
      field.value = wish;
      field.focus();
    }

    save(confirm) {
      clearTimeout(this.timer);
      if (this.isHeld) {
        const box = this.askWhoCorrects();
        if (confirm) box.querySelector("button").focus();
        return Promise.resolve(false);
      }
      if (confirm) this.isConfirming = true;
      this.running = this.running
        .then(() => this.send(confirm))
        .finally(() => {
          if (confirm) this.isConfirming = false;
        });
      return this.running;
    }

    /* Whether nothing typed here is on this computer only, once all that runs has come back. */
    async settled() {
      await this.running;
      return !this.isDirty || (await this.save(false)) === true;
    }

    async send(confirm, { over = false } = {}) {
      if (!confirm && !this.isDirty) return true;
      if (this.conflict && !over) return false;
      const text = this.field.text;
      show(words.saving, "busy");
      try {
        const data = await post(address("save", this.id), {
          text,
          version: this.version,
          confirm,
          ...(this.suggested && this.suggested.text === text ? this.suggested.from : {}),
        });
        this.take(data, text);
        for (const other of data.filled) rows.get(other.id)?.take(other);
        progress(data.job);
        recount();
        refreshActions();
        show(confirm ? words.saved : words.draft, "done");
        if (confirm) {
          say(data.said);
          refreshPreview();
        }
        if (current === this) loadHelp(this);
        return true;
      } catch (error) {
        this.failed(error, confirm);
        return false;
      }
    }

    take(data, sent = null) {
      this.version = data.version;
      this.element.dataset.version = data.version;
      this.element.dataset.state = data.state;
      this.element.dataset.kinds = data.kinds;
      this.side.innerHTML = data.side;
      this.message("");
      const typedOn = sent !== null && this.field.text !== sent;
      if (sent === null && this.isDirty) return;
      this.savedText = typedOn ? sent : data.text;
      if (typedOn) return;
      if (this.field.text !== data.text) {
        const area = this.field.textarea;
        const place = area.selectionStart;
        this.field.text = data.text;
        if (document.activeElement === area) area.setSelectionRange(place, place);
      }
      this.element.querySelector(".desk-match")?.remove();
      forget(this.id);
    }

    failed(error, confirm) {
      keep(this);
      /* No connection, or a server that has trouble: it is tried again, and nobody is stopped. */
      if (!(error instanceof Refused) || error.status >= 500) {
        show(words.offline, "bad");
        say(words.offline);
        this.timer = setTimeout(() => this.save(confirm), RETRY_MS);
        return;
      }
      if (error.status === 409 && error.data?.theirs) {
        this.showConflict(error.data);
        return;
      }
      const lost = !error.data && (error.status === 403 || error.status === 401 || error.status === 200);
      const text = lost ? words.session : error.message || words.failed;
      this.message(text);
      show(words.unsaved, "bad");
      say(text);
      if (lost) this.timer = setTimeout(() => this.save(confirm), RETRY_MS);
      else if (confirm) this.focus();
    }

    message(text) {
      this.element.querySelector(".desk-message")?.remove();
      if (!text) return;
      const box = document.createElement("p");
      box.className = "desk-message";
      box.textContent = text;
      this.side.before(box);
    }

    showConflict({ detail, theirs }) {
      this.conflict = true;
      const mine = this.field.text;
      this.element.querySelector(".desk-conflict")?.remove();
      const box = part("div", "desk-conflict");
      box.setAttribute("role", "alert");
      box.append(part("p", "", detail));
      const texts = part("div", "desk-conflict__texts");
      for (const [label, text] of [
        [theirs.by ? `${words.theirs} (${theirs.by})` : words.theirs, theirs.text],
        [words.yours, mine],
      ]) {
        const column = part("div");
        column.append(part("strong", "", label), part("p", "", text));
        texts.append(column);
      }
      const end = () => {
        this.conflict = false;
        this.version = theirs.version;
        box.remove();
      };
      const buttons = part("div", "desk-buttons");
      buttons.append(
        button(words.keepTheirs, "button button-small button-secondary", () => {
          end();
          this.savedText = theirs.text;
          this.field.text = theirs.text;
          forget(this.id);
          show("");
          this.focus();
        }),
        button(words.keepYours, "button button-small", async () => {
          end();
          await this.send(true, { over: true });
          this.focus();
        }),
      );
      box.append(texts, buttons);
      this.side.before(box);
      show(words.conflict, "bad");
      say(words.conflict);
      this.element.scrollIntoView({ block: "nearest" });
      // Whoever went on to the next segment comes back, but nobody who is typing: and no button has
      // the focus, which a blank would press.
      if (current !== this && !current?.isDirty) {
        box.tabIndex = -1;
        box.focus();
      }
    }

    offerKept() {
      const old = kept(this.id);
      if (!old || old.text === this.field.text) {
        if (old) forget(this.id);
        return;
      }
      const box = part("div", "desk-kept");
      box.append(part("p", "", words.kept), part("p", "desk-kept__text", old.text));
      const buttons = part("div", "desk-buttons");
      buttons.append(
        button(words.take, "button button-small", () => {
          box.remove();
          this.field.replaceWith(old.text);
        }),
        button(words.discard, "button button-small button-secondary", () => {
          box.remove();
          forget(this.id);
          this.focus();
        }),
      );
      box.append(buttons);
      this.side.before(box);
    }

    focus() {
      if (!this.isShown) {
        this.element.hidden = false;
        this.element.closest(".desk-group").hidden = false;
      }
      this.field.textarea.focus({ preventScroll: true });
      const end = this.field.text.length;
      this.field.textarea.setSelectionRange(end, end);
      this.element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    }

    suggest(button) {
      const text = button.dataset.insert;
      if (button.hasAttribute("data-whole") || button.classList.contains("desk-match")) {
        this.field.replaceWith(text);
        const origin = button.dataset.origin;
        this.suggested = origin
          ? { text: this.field.text, from: { origin, percent: Number(button.dataset.percent) } }
          : null;
      } else {
        this.field.insert(text);
      }
    }

    copySource() {
      this.field.replaceWith(this.source.textContent.trim());
    }
  }

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function part(name, className = "", text = "") {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function button(label, className, act) {
    const element = part("button", className, label);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  /* ---------- Moving about ---------- */

  const all = () => [...rows.values()];
  const shown = () => all().filter((row) => row.isShown);

  function choose(row) {
    if (current === row) return;
    current?.element.classList.remove("is-current");
    current = row;
    row.element.classList.add("is-current");
    loadHelp(row);
    tellPreview(row.id);
  }

  function step(by) {
    const visible = shown();
    const place = visible.indexOf(current);
    const next = visible[place < 0 ? 0 : place + by];
    next?.focus();
  }

  function confirmAndNext() {
    const row = current;
    if (!row || row.field.textarea.readOnly) return;
    const visible = shown();
    const place = visible.indexOf(row);
    const saving = row.save(true);
    if (row.isHeld) return;
    const next = [...visible.slice(place + 1), ...visible.slice(0, place)].find((other) => other.isOpen);
    if (next) next.focus();
    else
      saving.then((done) => {
        if (!done) return;
        const wrong = all().some((other) => other.kinds.includes("error"));
        show(wrong ? words.lastWithErrors : words.last, wrong ? "bad" : "done");
        say(wrong ? words.lastWithErrors : words.last);
      });
  }

  /* ---------- Filters, search, counts ---------- */

  const search = document.getElementById("desk-search");
  const plain = (text) => text.normalize("NFC").toLocaleLowerCase();

  function filter() {
    const kind = desk.querySelector("[data-filter][aria-pressed=true]").dataset.filter;
    const sought = plain(search.value.trim());
    let number = 0;
    for (const row of all()) {
      const fits =
        (kind === "all" || row.kinds.includes(kind)) &&
        (!sought || plain(`${row.source.textContent}\n${row.field.text}`).includes(sought));
      row.element.hidden = !fits;
      number += fits;
    }
    for (const group of list.querySelectorAll(".desk-group")) {
      group.hidden = !group.querySelector(".desk-row:not([hidden])");
    }
    document.getElementById("desk-none").hidden = number > 0;
    say(words.shown.replace("%s", number));
  }

  function recount() {
    for (const button of desk.querySelectorAll("[data-filter]")) {
      const kind = button.dataset.filter;
      const number = all().filter((row) => kind === "all" || row.kinds.includes(kind)).length;
      button.querySelector(".desk-count").textContent = number;
      button.toggleAttribute("data-zero", number === 0 && kind !== "all");
    }
  }

  function progress(job) {
    const bar = document.getElementById("desk-progress");
    bar.setAttribute("aria-valuenow", job.percent);
    bar.firstElementChild.style.inlineSize = `${job.percent}%`;
    document.getElementById("desk-percent").textContent = job.percent;
    document.getElementById("desk-done").textContent = job.done;
    document.getElementById("desk-words-total").textContent = job.words;
    const translator = document.getElementById("desk-translator");
    if (translator && job.translator) translator.textContent = job.translator;
    const state = document.getElementById("desk-job-state");
    if (state.textContent !== job.state) refreshActions();
    state.textContent = job.state;
  }

  /* ---------- What can be done with the whole job ---------- */

  const actions = document.getElementById("desk-actions");
  let actionsTimer = null;

  /* Nobody loses what they are choosing or writing there: it is brought up to date after that. */
  const isInUse = () =>
    actions.contains(document.activeElement) ||
    [...actions.querySelectorAll("textarea, select, input:not([type=hidden])")].some((field) =>
      field.type === "checkbox"
        ? field.checked !== field.defaultChecked
        : field.options
          ? [...field.options].some((one) => one.defaultSelected && !one.selected)
          : field.value !== field.defaultValue,
    );

  function refreshActions() {
    clearTimeout(actionsTimer);
    actionsTimer = setTimeout(loadActions, ACTIONS_MS);
  }

  /* What is decided there is decided about the sentences as they stand here: they go first. */
  let isLeaving = false;

  actions.addEventListener("submit", async (event) => {
    if (isLeaving) return;
    event.preventDefault();
    isLeaving = true;
    /* A form is not sent again before the event is over. */
    await new Promise((done) => setTimeout(done));
    const saved = await Promise.all([...rows.values()].map((row) => row.settled()));
    if (saved.every(Boolean)) event.target.requestSubmit(event.submitter);
    isLeaving = false;
  });

  /* A set time needs its time; without one the browser says so and nothing is sent. */
  actions.addEventListener("change", (event) => {
    if (event.target.name !== "release") return;
    event.target.form.elements.release_at.required = event.target.value === "at_time";
  });

  async function loadActions() {
    actionsTimer = null;
    try {
      const response = await fetch(settings.actions, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!response.ok || response.redirected || actionsTimer) return;
      const html = await response.text();
      if (actionsTimer) return;
      if (isLeaving) return;
      if (isInUse()) {
        actions.addEventListener("focusout", refreshActions, { once: true });
        return;
      }
      const isOpen = actions.querySelector(".desk-review")?.open;
      actions.innerHTML = html;
      if (isOpen) actions.querySelector(".desk-review")?.setAttribute("open", "");
    } catch {
      /* The server says the same when somebody acts on what has become old. */
    }
  }

  /* ---------- The panel ---------- */

  let helpRequest = null;

  async function loadHelp(row) {
    helpRequest?.abort();
    const request = new AbortController();
    helpRequest = request;
    await new Promise((resolve) => setTimeout(resolve, 120));
    if (request.signal.aborted) return;
    try {
      const response = await fetch(address("help", row.id), {
        signal: request.signal,
        headers: { "X-Requested-With": "XMLHttpRequest" },
      });
      if (!response.ok || current !== row) return;
      const html = await response.text();
      if (request.signal.aborted || panel.contains(document.activeElement)) return;
      panel.innerHTML = html;
      panel.scrollTop = 0;
      /* On narrow screens the panel lies over the end of the list. */
      if (matchMedia("(max-width: 1099px)").matches) row.element.scrollIntoView({ block: "nearest" });
    } catch {
      /* The panel is a help; the text can be written without it. */
    }
  }

  const insertable = () => [...panel.querySelectorAll("[data-insert]:not(:disabled)")];

  panel.addEventListener("click", async (event) => {
    const target = event.target.closest("button");
    if (!target || !current) return;
    const { chip, revert, resolve, shape } = target.dataset;
    if (target.hasAttribute("data-insert")) current.suggest(target);
    else if (chip) current.field.insertChip(...current.chips[Number(chip)]);
    else if (revert && !corrects) current.askWhoCorrects().querySelector("button").focus();
    else if (revert) await act(() => post(address("revert", current.id), { number: Number(revert), version: current.version }));
    else if (resolve) await act(() => post(address("comment", current.id), { resolve: Number(resolve) }), true);
    else if (shape) {
      try {
        await current.save(false);
        const data = await post(address(shape, current.id), {});
        location.hash = `segment-${data.id}`;
        location.reload();
      } catch (error) {
        current.message(error.message || words.failed);
      }
    }
  });

  panel.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = event.target.elements.text.value.trim();
    const name = event.target.hasAttribute("data-judge") ? "judge" : "comment";
    if (text) await act(() => post(address(name, current.id), { text }), true);
    else complain(event.target.elements.text, name === "judge" ? words.noWish : words.noComment);
  });

  /* Beside the field, which keeps the focus; it goes with the first letter. */
  function complain(field, text, name = field.id) {
    const id = `${name}-wrong`;
    document.getElementById(id)?.remove();
    const told = part("p", "desk-message", text);
    told.id = id;
    told.setAttribute("role", "alert");
    (field.closest("label") || field).after(told);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
    field.focus();
    const settle = () => {
      told.remove();
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    };
    field.addEventListener("input", settle, { once: true });
  }

  list.addEventListener("submit", async (event) => {
    const code = event.target.dataset.overrule;
    if (!code) return;
    event.preventDefault();
    choose(rows.get(Number(event.target.closest(".desk-row").dataset.segment)));
    const field = event.target.elements.text;
    const text = field.value.trim();
    if (!text) complain(field, words.noReason, `desk-reason-${current.id}-${code}`);
    else await act(() => post(address("judge", current.id), { override: code, text }), true);
  });

  async function act(request, sideOnly = false) {
    const row = current;
    try {
      const data = await request();
      row.message("");
      if (sideOnly) {
        row.element.dataset.kinds = data.kinds;
        row.element.dataset.state = data.state;
        row.side.innerHTML = data.side;
      } else {
        row.field.text = data.text;
        row.savedText = data.text;
        row.take(data);
      }
      if (data.job) progress(data.job);
      recount();
      refreshActions();
      say(words.saved);
      document.activeElement?.blur();
      if (!sideOnly) row.focus();
      await loadHelp(row);
    } catch (error) {
      row.message(error.message || words.failed);
      say(error.message || words.failed);
    }
  }

  /* ---------- Search and replace ---------- */

  const replaceForm = document.getElementById("desk-replace");

  async function replacing(extra = {}) {
    const { find, replacement, match_case, whole_words } = replaceForm.elements;
    const hits = replaceForm.querySelector(".desk-replace__hits");
    try {
      await Promise.all(all().filter((row) => row.isDirty).map((row) => row.save(false)));
      const data = await post(settings.replace, {
        find: find.value,
        replacement: replacement.value,
        match_case: match_case.checked,
        whole_words: whole_words.checked,
        ...extra,
      });
      hits.innerHTML = data.html;
      for (const changed of data.rows || []) rows.get(changed.id)?.take(changed);
      if (data.job) {
        progress(data.job);
        recount();
        refreshActions();
        refreshPreview();
      }
    } catch (error) {
      hits.textContent = error.message || words.failed;
    }
  }

  replaceForm?.addEventListener("submit", (event) => {
    event.preventDefault();
    replacing();
  });
  replaceForm?.addEventListener("click", (event) => {
    const { replace, go } = event.target.closest("button")?.dataset || {};
    const place = replace === "all" ? replaceForm.querySelector("[data-go]")?.dataset.go : replace;
    if (replace && !corrects) rows.get(Number(place))?.askWhoCorrects().querySelector("button").focus();
    else if (replace === "all") replacing({ apply: true });
    else if (replace) replacing({ apply: true, ids: [Number(replace)] });
    else if (go) rows.get(Number(go))?.focus();
  });

  /* ---------- The preview ---------- */

  const frame = preview?.querySelector("iframe");
  let previewTimer = null;

  function togglePreview() {
    const opens = preview.hidden;
    preview.hidden = !opens;
    desk.classList.toggle("has-preview", opens);
    desk.querySelector(".desk-tools [data-desk=preview]").setAttribute("aria-expanded", String(opens));
    if (opens) frame.src = settings.preview;
    else desk.querySelector(".desk-tools [data-desk=preview]").focus();
  }

  function refreshPreview() {
    if (!preview || preview.hidden) return;
    clearTimeout(previewTimer);
    previewTimer = setTimeout(() => frame.contentWindow.location.reload(), 900);
  }

  function tellPreview(id) {
    if (preview && !preview.hidden) frame.contentWindow?.postMessage({ desk: "show", segment: id }, location.origin);
  }

  frame?.addEventListener("load", () => current && tellPreview(current.id));

  window.addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.source !== frame?.contentWindow) return;
    if (event.data?.desk === "close" && !preview.hidden) togglePreview();
    const row = rows.get(Number(event.data?.segment));
    for (const other of list.querySelectorAll(".is-hovered")) other.classList.remove("is-hovered");
    if (!row) return;
    if (event.data.desk === "hover") {
      row.element.classList.add("is-hovered");
      row.element.scrollIntoView({ block: "nearest" });
    } else if (event.data.desk === "choose") row.focus();
  });

  list.addEventListener("mouseover", (event) => {
    const row = event.target.closest(".desk-row");
    if (row) tellPreview(Number(row.dataset.segment));
  });

  /* ---------- Buttons and keys ---------- */

  const keys = document.getElementById("desk-keys");

  desk.addEventListener("click", (event) => {
    const target = event.target.closest("button");
    if (!target) return;
    if (target.dataset.filter) {
      for (const other of desk.querySelectorAll("[data-filter]")) other.setAttribute("aria-pressed", String(other === target));
      filter();
    } else if (target.classList.contains("desk-match")) {
      rows.get(Number(target.closest(".desk-row").dataset.segment)).suggest(target);
    }
    const action = target.dataset.desk;
    if (action === "preview") togglePreview();
    else if (action === "reload-preview") frame.contentWindow.location.reload();
    else if (action === "keys") keys.showModal();
    else if (action === "confirm") confirmAndNext();
    else if (action === "accept") act(() => post(address("judge", current.id), { accept: true }), true);
    else if (action === "copy") current?.copySource();
    else if (action === "replace") {
      replaceForm.hidden = !replaceForm.hidden;
      desk.querySelector(".desk-tools [data-desk=replace]").setAttribute("aria-expanded", String(!replaceForm.hidden));
      if (!replaceForm.hidden) replaceForm.elements.find.focus();
    }
  });

  search.addEventListener("input", filter);

  document.addEventListener("click", (event) => {
    for (const menu of desk.querySelectorAll("details.desk-menu[open], details.desk-review[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  const writes = (element) => element.matches?.("input, textarea, select, [contenteditable]");
  const digit = (event) => Number(event.code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1] || 0);

  function keyInText(event) {
    const number = digit(event);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) confirmAndNext();
    else if (event.altKey && event.key === "ArrowDown") step(1);
    else if (event.altKey && event.key === "ArrowUp") step(-1);
    else if (number && event.altKey && insertable()[number - 1]) current.suggest(insertable()[number - 1]);
    else if (number && event.ctrlKey && current.chips[number - 1]) current.field.insertChip(...current.chips[number - 1]);
    else if (event.ctrlKey && event.shiftKey && event.code === "KeyC") current.copySource();
    else return false;
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || keys.open) return;
    if (event.target.closest?.(".desk-row") && current && keyInText(event)) {
      event.preventDefault();
    } else if ((event.ctrlKey || event.metaKey) && event.key === "f" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "?" && !writes(event.target)) {
      event.preventDefault();
      keys.showModal();
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp") && !writes(event.target)) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      for (const menu of desk.querySelectorAll("details.desk-menu[open], details.desk-review[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      if (event.target.closest?.(".desk-panel")) current?.focus();
      if (event.target.closest?.(".desk-preview, [data-desk=preview]") && !preview.hidden) togglePreview();
    }
  });

  /* ---------- Others, and leaving ---------- */

  async function present() {
    if (document.hidden) return;
    try {
      const data = await post(settings.present, { writing: all().some((row) => row.isDirty) });
      const place = document.getElementById("desk-present");
      if (place.innerHTML.trim() !== data.html.trim()) place.innerHTML = data.html;
      progress(data.job);
    } catch {
      /* It informs only. */
    }
  }

  const saveEverything = () => {
    for (const row of all()) if (row.isDirty && !row.isHeld && !row.conflict) row.save(false);
  };
  window.addEventListener("online", saveEverything);
  document.addEventListener("visibilitychange", () => document.hidden && saveEverything());
  window.addEventListener("pagehide", () => {
    for (const row of all()) {
      if (row.isDirty && !row.isHeld && !row.conflict) {
        const body = { text: row.field.text, version: row.version, confirm: false };
        post(address("save", row.id), body, { keepalive: true }).catch(() => {});
      }
    }
  });

  /* The bars stick below each other, whatever height the words in them need. */
  const bars = new ResizeObserver(() => {
    const head = document.querySelector(".w-slim-header")?.parentElement.offsetHeight || 0;
    desk.style.setProperty("--desk-head", `${head}px`);
    desk.style.setProperty("--desk-bar", `${document.getElementById("desk-toolbar").offsetHeight}px`);
  });
  bars.observe(document.getElementById("desk-toolbar"));

  for (const element of list.querySelectorAll(".desk-row")) {
    const row = new Row(element);
    rows.set(row.id, row);
  }
  desk.dataset.ready = "";
  const asked = rows.get(Number(location.hash.match(/^#segment-(\d+)$/)?.[1]));
  if (asked) asked.focus();
  present();
  setInterval(present, settings.ping * 1000);
})();
