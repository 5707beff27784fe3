/* A translation's field: a textarea, so that input methods, screen readers and undo work as
   everywhere, with chips drawn behind its markers ({1}, {/1}, {2/}). A marker is deleted whole,
   and the caret never stands within one. */

(() => {
  "use strict";

  const MARKER = /\{\{|\}\}|\{\/?\d{1,4}\}|\{\d{1,4}\/\}/g;
  const isMarker = (token) => token !== "{{" && token !== "}}";

  function markersIn(text) {
    return [...text.matchAll(MARKER)]
      .filter((match) => isMarker(match[0]))
      .map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
  }

  class Field {
    constructor(textarea) {
      this.textarea = textarea;
      this.back = textarea.previousElementSibling;
      this.draw();
      textarea.addEventListener("input", () => this.draw());
      textarea.addEventListener("beforeinput", (event) => this.deleteWhole(event));
      textarea.addEventListener("keyup", (event) => this.stepOver(event));
      textarea.addEventListener("mouseup", (event) => this.stepOver(event));
    }

    get text() {
      return this.textarea.value;
    }

    set text(value) {
      this.textarea.value = value;
      this.draw();
    }

    draw() {
      const parts = [];
      let done = 0;
      for (const marker of markersIn(this.text)) {
        parts.push(document.createTextNode(this.text.slice(done, marker.start)));
        const chip = document.createElement("mark");
        chip.textContent = marker.text;
        parts.push(chip);
        done = marker.end;
      }
      parts.push(document.createTextNode(`${this.text.slice(done)}\u200b`));
      this.back.replaceChildren(...parts);
    }

    deleteWhole(event) {
      const { selectionStart: start, selectionEnd: end } = this.textarea;
      const backward = event.inputType === "deleteContentBackward";
      if (start !== end || !(backward || event.inputType === "deleteContentForward")) return;
      const touched = markersIn(this.text).find((marker) =>
        backward ? marker.start < start && start <= marker.end : marker.start <= start && start < marker.end,
      );
      if (touched) this.textarea.setSelectionRange(touched.start, touched.end);
    }

    stepOver(event) {
      if (event.isComposing) return;
      const { selectionStart: start, selectionEnd: end } = this.textarea;
      if (start !== end) return;
      const around = markersIn(this.text).find((marker) => marker.start < start && start < marker.end);
      if (!around) return;
      const place = event.key === "ArrowLeft" ? around.start : around.end;
      this.textarea.setSelectionRange(place, place);
    }

    /* execCommand keeps the browser's undo, which setting the value would lose. */
    insert(text) {
      this.textarea.focus();
      if (!document.execCommand("insertText", false, text)) {
        const { selectionStart: start, selectionEnd: end } = this.textarea;
        this.textarea.setRangeText(text, start, end, "end");
        this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }

    replaceWith(text) {
      this.textarea.focus();
      this.textarea.select();
      if (text) this.insert(text);
      else document.execCommand("delete");
    }

    insertChip(opening, closing) {
      const { selectionStart: start, selectionEnd: end } = this.textarea;
      const selected = this.text.slice(start, end);
      this.insert(`${opening}${selected}${closing}`);
      if (closing && !selected) {
        const place = this.textarea.selectionStart - closing.length;
        this.textarea.setSelectionRange(place, place);
      }
    }
  }

  window.translationDesk = { Field };
})();
