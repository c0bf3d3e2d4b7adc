// The editor's comforts: autosave, Ctrl+S, a table that is walked with arrows, outlines that go on by themselves.
// Without this file everything still works by the buttons.
"use strict";

const EVERY = 20_000; // milliseconds between autosaves
const form = document.querySelector("form[data-editor]");

if (form && document.getElementById("autosave")) {
  keepSaved(form);
  walkTable(form.querySelector("[data-grid]"));
  form.querySelectorAll("[data-outline]").forEach(goOn);
  takeTables(form);
  growWithText(form);
}

function keepSaved(form) {
  const state = () => document.getElementById("saved");
  let changes = form.hasAttribute("data-unsaved") ? 1 : 0;
  let sent = 0;
  let running = false;
  let leaving = false;
  let waiting = null;

  form.addEventListener("input", (event) => {
    if (event.target.name?.startsWith("paste-")) return;
    changes += 1;
    if (!state().hasAttribute("data-stop")) {
      state().classList.remove("stopped");
      state().textContent = "고치는 중";
    }
  });
  const save = () => {
    if (running || leaving || sent === changes || state().hasAttribute("data-stop")) return;
    running = true;
    const now = changes;
    const done = (event) => {
      if (event.detail.elt.id !== "autosave") return;
      document.body.removeEventListener("htmx:afterRequest", done);
      running = false;
      if (event.detail.successful && !state().classList.contains("stopped")) sent = now;
      if (event.detail.successful) document.dispatchEvent(new Event("desk-seen"));
      else tellWhy(state(), event.detail.xhr.status);
      if (waiting) waiting();
    };
    document.body.addEventListener("htmx:afterRequest", done);
    htmx.trigger("#autosave", "autosave");
  };
  setInterval(save, EVERY);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save();
    }
  });
  // A form that is sent while an autosave is on its way would meet its own newer text.
  form.addEventListener("submit", (event) => {
    if (!running) {
      leaving = true;
      return;
    }
    event.preventDefault();
    const pressed = event.submitter;
    waiting = () => {
      waiting = null;
      form.requestSubmit(pressed);
    };
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && sent !== changes) event.preventDefault();
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "checked" || event.detail.target.id === "grid-told") markCells();
  });
}

// A session that is over keeps nothing, but the button does: the log-in page carries the text along.
function tellWhy(state, status) {
  state.classList.add("stopped");
  state.textContent =
    status === 401
      ? "로그인이 끝나 저장하지 못했습니다. 글은 이 화면에 있습니다. ‘저장’을 누르면 로그인한 뒤 이어서 저장됩니다."
      : "저장하지 못했습니다. 연결을 확인하고 ‘저장’을 눌러 주십시오.";
}

// The cells that a sentence below the table is about
function markCells() {
  const kinds = new Map();
  document.querySelectorAll("#grid-told [data-cell]").forEach((line) => {
    if (kinds.get(line.dataset.cell) !== "error") kinds.set(line.dataset.cell, line.dataset.kind);
  });
  document.querySelectorAll("[data-grid] input").forEach((cell) => {
    cell.toggleAttribute("data-doubtful", kinds.get(cell.id) === "warning");
    if (kinds.get(cell.id) === "error") cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
  });
}

function walkTable(table) {
  if (!table) return;
  const rows = () => [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")]);
  table.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (cell.tagName !== "INPUT" || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const grid = rows();
    const y = grid.findIndex((row) => row.includes(cell));
    const x = grid[y].indexOf(cell);
    const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    const steps = {
      Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: cell.selectionEnd === cell.value.length || whole ? [0, 1] : null,
      ArrowLeft: cell.selectionStart === 0 || whole ? [0, -1] : null,
    };
    const step = steps[event.key];
    if (!step || (event.shiftKey && event.key !== "Enter")) return;
    event.preventDefault();
    const next = grid[y + step[0]]?.[x + step[1]];
    if (next) {
      next.focus();
      next.select();
    }
  });
  table.addEventListener("focusin", (event) => event.target.select?.());
}

// A line's indent and mark go on in the next one; Ctrl+] and Ctrl+[ set lines in and out.
function goOn(field) {
  if (field.readOnly) return;
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const from = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && field.selectionStart === field.selectionEnd) {
      const line = field.value.slice(from, field.selectionStart);
      const [opening] = line.match(/^\s*(?:[^\s\w가-힣]\s+)?/u);
      if (line.trim() && opening) {
        event.preventDefault();
        write(field, field.selectionStart, field.selectionEnd, `\n${opening}`);
      }
    }
    if (event.ctrlKey && (event.key === "]" || event.key === "[")) {
      event.preventDefault();
      setIn(field, from, event.key === "]");
    }
  });
}

function setIn(field, from, deeper) {
  const { selectionStart, selectionEnd } = field;
  const until = field.value.indexOf("\n", selectionEnd);
  const end = until < 0 ? field.value.length : until;
  const old = field.value.slice(from, end);
  const lines = old.split("\n").map((line) => (deeper ? `  ${line}` : line.replace(/^(?: {1,2}|\t|\u3000)/, "")));
  write(field, from, end, lines.join("\n"));
  const moved = lines.join("\n").length - old.length;
  const first = lines[0].length - old.split("\n")[0].length;
  field.setSelectionRange(Math.max(from, selectionStart + first), selectionEnd + moved);
}

// Typed as a person would, so that Ctrl+Z takes it back
function write(field, from, end, text) {
  field.setSelectionRange(from, end);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, from, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// A table copied from Hangul or Excel: whole ones go to the preview, numbers alone into the cells from here on.
function takeTables(form) {
  const html = form.querySelector("#paste-html");
  form.querySelector("[data-paste]")?.addEventListener("paste", (event) => {
    html.value = event.clipboardData.getData("text/html");
  });
  form.querySelector("[data-grid]")?.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const copied = text.split(/\r?\n/).map((line) => line.split("\t"));
    if (/[가-힣]/.test(text.replace(/미정/g, ""))) {
      form.querySelector("#paste").open = true;
      form.querySelector("#paste-text").value = text;
      html.value = event.clipboardData.getData("text/html");
      form.requestSubmit(form.querySelector("#paste button"));
      return;
    }
    const rows = [...form.querySelectorAll("[data-grid] tbody tr")].map((row) => [...row.querySelectorAll("input")]);
    const y = rows.findIndex((row) => row.includes(event.target));
    const x = rows[y].indexOf(event.target);
    copied.forEach((line, down) =>
      line.forEach((value, right) => {
        const cell = rows[y + down]?.[x + right];
        if (cell && !cell.readOnly) cell.value = value.trim();
      }),
    );
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function growWithText(form) {
  form.querySelectorAll("[data-outline]").forEach((field) => {
    field.addEventListener("input", () => {
      if (field.scrollHeight > field.clientHeight && field.rows < 30) field.rows += 1;
    });
  });
}
