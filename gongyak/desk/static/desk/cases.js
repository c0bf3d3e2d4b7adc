// Keying a difficulty in: known companies, the kind that follows the way in, and a draft that a bad line cannot take.
// The draft lies in the tab alone (sessionStorage) and goes when the case is there. Without this file all forms work.
"use strict";

const PAUSE = 200; // milliseconds after the last key
const draftKey = "case-draft";

forgetTaken();
document.querySelectorAll("form[data-draft]").forEach((form) => {
  keep(form, draftKey, form.dataset.draft, form.elements.key?.value);
  propose(form);
  followChannel(form);
  walk(form);
});
document.querySelectorAll("form[data-kept]").forEach((form) => {
  const revision = form.elements.revision?.value ?? form.dataset.revision;
  keep(form, `case-answer:${form.getAttribute("action")}`, "", revision);
});

// The page after a case was taken in names the form that gave it.
function forgetTaken() {
  const taken = new URLSearchParams(location.search).get("taken");
  const kept = read(draftKey);
  if (taken && kept?.values.key === taken) sessionStorage.removeItem(draftKey);
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(form, key, who, revision) {
  const says = form.querySelector("[data-draft-says]") ?? document.querySelector("[data-draft-says]");
  const tell = (text) => {
    says.hidden = !text;
    says.textContent = text;
  };
  const isDraft = form.hasAttribute("data-draft");
  const refused = document.querySelector("[role=alert]") !== null;
  const kept = read(key);
  if (kept && kept.who === who && !refused && (isDraft || kept.revision === revision)) {
    if (fill(form, kept.values)) {
      tell("보내지 못한 글을 되살렸습니다. 이 글은 이 창에만 있습니다.");
      says.append(" ", drop(form, key, tell));
      const folded = form.closest("details");
      if (folded) folded.open = true;
    }
  } else if (kept) {
    sessionStorage.removeItem(key);
  }
  let waiting = null;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const values = Object.fromEntries(new FormData(form));
      delete values.csrfmiddlewaretoken;
      sessionStorage.setItem(key, JSON.stringify({ who, revision, values }));
    }, PAUSE);
  });
  askFirst(form, form.dataset.known ?? form.dataset.alive, tell);
}

function drop(form, key, tell) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "krds-btn text small";
  button.textContent = "지우고 새로 쓰기";
  button.addEventListener("click", () => {
    sessionStorage.removeItem(key);
    tell("");
    location.reload();
  });
  return button;
}

function fill(form, values) {
  let changed = false;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (!field || name === "csrfmiddlewaretoken" || name === "revision") continue;
    if (field instanceof RadioNodeList || field.type !== "checkbox") {
      changed ||= name !== "key" && field.value !== value;
      field.value = value;
    } else {
      changed ||= !field.checked;
      field.checked = true;
    }
  }
  return changed;
}

// A form that is sent into a dead line is lost to an error page: ask first whether anybody is there.
function askFirst(form, address, tell) {
  let alive = false;
  form.addEventListener("submit", async (event) => {
    if (alive) return;
    event.preventDefault();
    const pressed = event.submitter;
    try {
      await fetch(address, { method: "HEAD", cache: "no-store", redirect: "manual" });
    } catch {
      tell("연결이 끊겨 보내지 못했습니다. 글은 이 화면에 있습니다. 연결되면 다시 누르십시오.");
      return;
    }
    alive = true;
    form.requestSubmit(pressed);
  });
  window.addEventListener("pageshow", () => {
    alive = false;
  });
}

function propose(form) {
  const field = form.elements.company;
  const list = document.getElementById(field.getAttribute("list"));
  let waiting = null;
  field.addEventListener("input", () => {
    const chosen = [...list.options].find((one) => one.value === field.value);
    if (chosen) {
      form.elements.company_phone.value ||= chosen.dataset.phone;
      return;
    }
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const asked = field.value;
      try {
        const answer = await fetch(`${form.dataset.known}?company=${encodeURIComponent(asked)}`);
        if (!answer.ok || answer.redirected || field.value !== asked) return;
        const found = new DOMParser().parseFromString(await answer.text(), "text/html");
        list.replaceChildren(...found.querySelectorAll("option"));
      } catch {
        // no line: what is typed counts
      }
    }, PAUSE);
  });
}

function followChannel(form) {
  let touched = false;
  form.addEventListener("change", (event) => {
    if (event.target.name === "kind") touched = true;
    if (event.target.name === "channel" && !touched) form.elements.kind.value = event.target.dataset.kind;
  });
}

// Enter in a line goes on to the next field, Ctrl+Enter takes the case in.
function walk(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.target.tagName === "INPUT" && event.target.type !== "submit") {
      event.preventDefault();
    }
  });
}
