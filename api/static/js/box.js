// The question box: it grows with its text, Enter asks, Shift+Enter starts a new line.

export class Box {
  #area;
  #send;
  #refusal;

  /** @param onask called with the question; returns false where it was not taken */
  constructor(form, onask) {
    this.#area = form.querySelector("textarea");
    this.#send = form.querySelector("[type=submit]");
    this.#refusal = form.querySelector(".refusal");
    this.#area.addEventListener("input", () => this.#changed());
    this.#area.addEventListener("keydown", (event) => {
      // While an input method composes, Enter picks a candidate.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = this.text.trim();
      if (question && onask(question)) this.text = "";
      this.focus();
    });
  }

  get text() {
    return this.#area.value;
  }

  set text(text) {
    this.#area.value = text;
    this.#changed();
  }

  focus() {
    this.#area.focus();
  }

  /** Nothing can be sent now. Not disabled, which would lose the focus. */
  set busy(busy) {
    this.#send.setAttribute("aria-disabled", String(busy));
  }

  /** Says near the box why its question was refused; the next keystroke takes it away. */
  refuse(reason) {
    this.#refusal.textContent = reason;
    this.#refusal.hidden = !reason;
    if (reason) this.#area.setAttribute("aria-invalid", "true");
    else this.#area.removeAttribute("aria-invalid");
  }

  #changed() {
    // The stylesheet shows this copy, unseen, in the same cell: it gives the box its height.
    this.#area.parentElement.dataset.text = this.text;
    this.refuse("");
  }
}
